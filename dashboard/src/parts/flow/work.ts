/** What is asked of the server for this part, and what its views can ask for. */
import type { PartContext, PartWork } from "../part";

export type FlowActions = PartWork;

export function flowWork(_context: PartContext): FlowActions {
  return {};
}
