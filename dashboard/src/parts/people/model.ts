/** Somebody in the register, their day, and who is in a zone now. Pure. */

export type PeopleState = Record<string, never>;

export const START: PeopleState = {};

export type PeopleMessage = never;

export function reduce(state: PeopleState, _message: PeopleMessage): PeopleState {
  return state;
}
