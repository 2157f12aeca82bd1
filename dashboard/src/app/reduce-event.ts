/** What the server says of the event that is watched. Pure. */
import type { Blocked } from "../../../common/src/blocked";
import type { LiveStatus } from "../../../common/src/live";
import { mergePatch } from "../../../common/src/merge-patch";
import type { EventSeries, EventState, FeedScan } from "../../../common/src/protocol";
import type { Delta, Tick } from "../../../common/src/socket";
import { without } from "../../../common/src/without";
import { addScans } from "../event/feed";
import { addSample } from "../event/history";
import { isOver, lately } from "../event/lately";
import type { SharedMessage } from "../event/shared";
import type { DashboardState } from "./state";
import type { Steps } from "./steps";

/** `at` is the device's clock, ms since the epoch, at which the message came. */
export type EventMessage =
  | { kind: "connection"; status: LiveStatus }
  | { kind: "blocked"; blocked: Blocked | undefined }
  | { kind: "snapshot"; numbers: EventState; at: number }
  | { kind: "delta"; delta: Delta; at: number }
  | { kind: "tick"; tick: Tick; at: number }
  | { kind: "scans"; scans: FeedScan[] }
  | { kind: "day"; series: EventSeries }
  | { kind: "recent"; series: EventSeries }
  | SharedMessage;

export const EVENT_STEPS: Steps<EventMessage> = {
  connection: (state, { status }) => ({ ...state, connection: { ...state.connection, status } }),
  blocked: (state, { blocked }) => ({
    ...state,
    connection: { ...without(state.connection, "blocked"), ...(blocked ? { blocked } : {}) },
  }),
  // A quiet event's document bears the time of its last change, though it is right now; the first tick tells the
  // server's clock, until then the device's is the better guess.
  snapshot: (state, { numbers, at }) => hear(state, numbers, at, Math.max(Date.parse(numbers.at), at)),
  delta: (state, { delta, at }) => follow(state, delta, at),
  tick: (state, { tick, at }) => (state.numbers ? hear(state, { ...state.numbers, at: tick.at }, at) : state),
  scans: (state, { scans }) => ({ ...state, feed: addScans([], scans) }),
  day: (state, { series }) => ({ ...state, day: series }),
  recent: (state, { series }) => remember({ ...state, recent: series }),
  config: (state, { event }) => (state.event?.id === event.id ? { ...state, event } : state),
  devices: (state, { devices }) => ({ ...state, devices }),
  device: (state, { device }) => ({
    ...state,
    devices: state.devices.map((one) => (one.id === device.id ? device : one)),
  }),
  "device-forgotten": (state, { device }) => ({
    ...state,
    devices: state.devices.filter(({ id }) => id !== device),
  }),
};

/** A delta that does not follow is left out: the live client has asked for a snapshot by then. */
function follow(state: DashboardState, delta: Delta, at: number): DashboardState {
  if (state.numbers?.seq !== delta.from) return state;
  const numbers = { ...mergePatch(state.numbers, delta.patch), seq: delta.seq, at: delta.at };
  return { ...hear(state, numbers, at), feed: addScans(state.feed, delta.scans) };
}

function hear(
  state: DashboardState,
  numbers: EventState,
  at: number,
  asOf = Date.parse(numbers.at),
): DashboardState {
  const heard = {
    ...state,
    now: Math.max(state.now, at),
    numbers,
    asOf,
    connection: { ...state.connection, heard: at },
    samples: addSample(state.samples, numbers, asOf),
  };
  return isOver(state.lately, asOf) ? remember(heard) : heard;
}

/** Works out the last hour anew, which is costly: when its minute is over, or the past was read again. */
function remember(state: DashboardState): DashboardState {
  return state.asOf === undefined ? state : { ...state, lately: lately(state, state.asOf) };
}
