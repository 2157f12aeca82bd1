/** The day again, minute by minute, from the log. Pure. */

export type ReplayState = Record<string, never>;

export const START: ReplayState = {};

export type ReplayMessage = never;

export function reduce(state: ReplayState, _message: ReplayMessage): ReplayState {
  return state;
}
