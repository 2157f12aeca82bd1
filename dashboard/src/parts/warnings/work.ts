/** What is asked of the server for this part, and what its views can ask for. */
import type { PartContext, PartWork } from "../part";

export type WarningsActions = PartWork;

export function warningsWork(_context: PartContext): WarningsActions {
  return {};
}
