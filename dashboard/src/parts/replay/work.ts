/** What is asked of the server for this part, and what its views can ask for. */
import type { PartContext, PartWork } from "../part";

export type ReplayActions = PartWork;

export function replayWork(_context: PartContext): ReplayActions {
  return {};
}
