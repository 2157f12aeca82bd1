/** What was warned of, and who took care of it. Pure. */

export type WarningsState = Record<string, never>;

export const START: WarningsState = {};

export type WarningsMessage = never;

export function reduce(state: WarningsState, _message: WarningsMessage): WarningsState {
  return state;
}
