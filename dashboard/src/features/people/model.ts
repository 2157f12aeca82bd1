/** Somebody in the register, their day, and who is in a zone now. Pure. */
import type { FeatureContext } from "../../event/feature";
import type { Watched } from "../../event/shared";
import type { Person, PersonMessage } from "./person";
import { reducePerson } from "./person";
import { ROLL_START, type Roll, type RollMessage, reduceRoll } from "./roll";
import { reduceSearch, SEARCH_START, type Search, type SearchMessage } from "./search";

export type Pane = "find" | "roll";

export interface PeopleState {
  pane: Pane;
  search: Search;
  /** Who is looked at. */
  person?: Person;
  roll: Roll;
}

/** What the views of this feature read. */
export type PeopleShown = Watched & { people: PeopleState };

export const START: PeopleState = { pane: "find", search: SEARCH_START, roll: ROLL_START };

/** What the work of this feature is given. */
export type PeopleContext = FeatureContext<PeopleState, PeopleMessage>;

export type PeopleMessage = { kind: "pane"; pane: Pane } | SearchMessage | PersonMessage | RollMessage;

export function reduce(state: PeopleState, message: PeopleMessage): PeopleState {
  switch (message.kind) {
    case "pane":
      return { ...state, pane: message.pane };
    case "search":
      return { ...state, search: reduceSearch(state.search, message) };
    case "roll":
      return { ...state, roll: reduceRoll(state.roll, message) };
    case "person": {
      const { person: before, ...rest } = state;
      const person = reducePerson(before, message);
      return person ? { ...rest, person } : rest;
    }
  }
}
