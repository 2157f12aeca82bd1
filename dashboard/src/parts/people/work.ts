/** What is asked of the server for this part, and what its views can ask for. */
import type { PartContext, PartWork } from "../part";

export type PeopleActions = PartWork;

export function peopleWork(_context: PartContext): PeopleActions {
  return {};
}
