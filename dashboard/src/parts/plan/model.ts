/** The floor plan, coloured by how full each zone is. Pure. */

export type PlanState = Record<string, never>;

export const START: PlanState = {};

export type PlanMessage = never;

export function reduce(state: PlanState, _message: PlanMessage): PlanState {
  return state;
}
