/** Where people go, how long they stay, and who they are. Pure. */

export type FlowState = Record<string, never>;

export const START: FlowState = {};

export type FlowMessage = never;

export function reduce(state: FlowState, _message: FlowMessage): FlowState {
  return state;
}
