/** Who is signed in, and which event is watched. Pure. */
import type { EventConfig, Me } from "../../../common/src/protocol";
import { without } from "../../../common/src/without";
import { START } from "./slices";
import type { DashboardState, Trouble } from "./state";
import type { Steps } from "./steps";

export type DoorMessage =
  | { kind: "signing-in" }
  | { kind: "signed-in"; me: Me }
  | { kind: "signed-out"; trouble?: Trouble }
  | { kind: "failed"; trouble: Trouble }
  | { kind: "events"; events: EventConfig[] }
  | { kind: "watch"; event: EventConfig }
  | { kind: "choose"; trouble?: Trouble };

export const DOOR_STEPS: Steps<DoorMessage> = {
  "signing-in": (state) => ({ ...without(state, "trouble"), signingIn: true }),
  "signed-in": (state, { me }) => ({ ...without(state, "trouble"), me, signingIn: false }),
  "signed-out": (state, { trouble }) => ({
    ...without(leaveEvent(state), "me", "trouble"),
    phase: "login",
    signingIn: false,
    events: [],
    ...(trouble ? { trouble } : {}),
  }),
  failed: (state, { trouble }) => ({ ...state, phase: "failed", trouble, signingIn: false }),
  events: (state, { events }) => ({
    ...without(state, "trouble"),
    events,
    phase: events.length === 0 ? "empty" : state.phase,
  }),
  watch: (state, { event }) => ({ ...without(leaveEvent(state), "trouble"), phase: "watching", event }),
  choose: (state, { trouble }) => ({
    ...without(leaveEvent(state), "trouble"),
    phase: "choosing",
    ...(trouble ? { trouble } : {}),
  }),
};

function leaveEvent(state: DashboardState): DashboardState {
  return {
    ...without(state, "event", "numbers", "asOf", "day", "recent", "lately", "picked", "curves"),
    ...START,
    connection: { status: "connecting", since: state.now },
    feed: [],
    samples: [],
    devices: [],
  };
}
