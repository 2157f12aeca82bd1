/** What is asked of the server for this part, and what its views can ask for. */
import type { PartContext, PartWork } from "../part";

export type PlanActions = PartWork;

export function planWork(_context: PartContext): PlanActions {
  return {};
}
