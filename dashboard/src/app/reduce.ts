/** The one way the dashboard's state changes: `reduce(state, message)`, pure. */
import { DOOR_STEPS, type DoorMessage } from "./reduce-door";
import { EVENT_STEPS, type EventMessage } from "./reduce-event";
import { PAGE_STEPS, type PageMessage } from "./reduce-page";
import { type FeatureMessage, isOfFeature, reduceFeature } from "./slices";
import type { DashboardState } from "./state";

type OwnMessage = PageMessage | DoorMessage | EventMessage;
export type Message = OwnMessage | FeatureMessage;

const STEPS = { ...PAGE_STEPS, ...DOOR_STEPS, ...EVENT_STEPS };

export function reduce(state: DashboardState, message: Message): DashboardState {
  return isOfFeature(message) ? { ...state, ...reduceFeature(state, message) } : reduceOwn(state, message);
}

/** TypeScript does not see that the message and the step are of one kind. */
function reduceOwn(state: DashboardState, message: OwnMessage): DashboardState {
  const step = STEPS[message.kind] as (state: DashboardState, message: OwnMessage) => DashboardState;
  return step(state, message);
}
