/** The one way the dashboard's state changes: `reduce(state, message)`, pure. */
import type { Language } from "../../../common/src/i18n";
import type { LiveStatus } from "../../../common/src/live";
import { mergePatch } from "../../../common/src/merge-patch";
import type {
  EventConfig,
  EventSeries,
  EventState,
  FeedScan,
  KioskStatus,
  Me,
} from "../../../common/src/protocol";
import type { Delta, Tick } from "../../../common/src/socket";
import type { Theme } from "../../../common/src/theme";
import { without } from "../../../common/src/without";
import { addScans } from "../event/feed";
import { addSample } from "../event/history";
import { isOver, lately } from "../event/lately";
import { opened, reduceStage, type StageMessage } from "../features/wall/model";
import { type FeatureMessage, isOfFeature, reduceFeature, START } from "./registry";
import type { DashboardState, Trouble } from "./state";

/** `at` is the device's clock, ms since the epoch, at which the message came. */
export type Message =
  | { kind: "clock"; now: number }
  | { kind: "language"; language: Language }
  | { kind: "theme"; theme: Theme }
  | { kind: "signing-in" }
  | { kind: "signed-in"; me: Me }
  | { kind: "signed-out"; trouble?: Trouble }
  | { kind: "failed"; trouble: Trouble }
  | { kind: "events"; events: EventConfig[] }
  | { kind: "watch"; event: EventConfig }
  | { kind: "config"; event: EventConfig }
  | { kind: "choose"; trouble?: Trouble }
  | { kind: "connection"; status: LiveStatus }
  | { kind: "snapshot"; numbers: EventState; at: number }
  | { kind: "delta"; delta: Delta; at: number }
  | { kind: "tick"; tick: Tick; at: number }
  | { kind: "scans"; scans: FeedScan[] }
  | { kind: "day"; series: EventSeries }
  | { kind: "recent"; series: EventSeries }
  | { kind: "kiosks"; kiosks: KioskStatus[] }
  | { kind: "view"; view: DashboardState["view"] }
  | { kind: "kiosk"; kiosk: KioskStatus }
  | { kind: "kiosk-forgotten"; kiosk: string }
  | { kind: "wall"; wall: boolean }
  | { kind: "stage"; message: StageMessage }
  | FeatureMessage
  | { kind: "pick"; zone: string };

export function reduce(state: DashboardState, message: Message): DashboardState {
  return isOfFeature(message) ? { ...state, ...reduceFeature(state, message) } : reducePage(state, message);
}

function reducePage(state: DashboardState, message: Exclude<Message, FeatureMessage>): DashboardState {
  switch (message.kind) {
    case "clock":
      return { ...state, now: message.now };
    case "language":
      return { ...state, language: message.language };
    case "theme":
      return { ...state, theme: message.theme };
    case "signing-in":
      return { ...without(state, "trouble"), signingIn: true };
    case "signed-in":
      return { ...without(state, "trouble"), me: message.me, signingIn: false };
    case "signed-out":
      return {
        ...without(leaveEvent(state), "me", "trouble"),
        phase: "login",
        signingIn: false,
        events: [],
        ...(message.trouble ? { trouble: message.trouble } : {}),
      };
    case "failed":
      return { ...state, phase: "failed", trouble: message.trouble, signingIn: false };
    case "events":
      return {
        ...without(state, "trouble"),
        events: message.events,
        phase: message.events.length === 0 ? "empty" : state.phase,
      };
    case "watch":
      return { ...without(leaveEvent(state), "trouble"), phase: "watching", event: message.event };
    case "config":
      return state.event?.id === message.event.id ? { ...state, event: message.event } : state;
    case "choose":
      return {
        ...without(leaveEvent(state), "trouble"),
        phase: "choosing",
        ...(message.trouble ? { trouble: message.trouble } : {}),
      };
    case "connection":
      return { ...state, connection: { ...state.connection, status: message.status } };
    case "snapshot":
      // A quiet event's document bears the time of its last change, though it is right now; the first tick tells the
      // server's clock, until then the device's is the better guess.
      return hear(state, message.numbers, message.at, Math.max(Date.parse(message.numbers.at), message.at));
    case "delta":
      return follow(state, message.delta, message.at);
    case "tick":
      return state.numbers ? hear(state, { ...state.numbers, at: message.tick.at }, message.at) : state;
    case "scans":
      return { ...state, feed: addScans([], message.scans) };
    case "day":
      return { ...state, day: message.series };
    case "recent":
      return remember({ ...state, recent: message.series });
    case "kiosks":
      return { ...state, kiosks: message.kiosks };
    case "view":
      return { ...state, view: message.view };
    case "kiosk":
      return {
        ...state,
        kiosks: state.kiosks.map((kiosk) => (kiosk.id === message.kiosk.id ? message.kiosk : kiosk)),
      };
    case "kiosk-forgotten":
      return {
        ...state,
        kiosks: state.kiosks.filter((kiosk) => kiosk.id !== message.kiosk),
      };
    case "wall":
      return { ...state, wall: message.wall, stage: opened(state.now) };
    case "stage":
      return { ...state, stage: reduceStage(state.stage, message.message) };
    case "pick":
      return state.picked === message.zone ? without(state, "picked") : { ...state, picked: message.zone };
  }
}

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

function leaveEvent(state: DashboardState): DashboardState {
  return {
    ...without(state, "event", "numbers", "asOf", "day", "recent", "lately", "picked"),
    ...START,
    connection: { status: "connecting", since: state.now },
    feed: [],
    samples: [],
    kiosks: [],
  };
}
