/** Everything that the dashboard shows, as plain data. `reduce` makes the next one; views only read it. */
import type { Language } from "../../../common/src/i18n";
import type { LiveStatus } from "../../../common/src/live";
import type {
  EventConfig,
  EventSeries,
  EventState,
  FeedScan,
  KioskStatus,
  Me,
} from "../../../common/src/protocol";
import type { Theme } from "../../../common/src/theme";
import type { Sample } from "../event/history";
import type { Lately } from "../event/lately";
import { KIOSK_LIST, type KioskList } from "../features/kiosks/model";
import { opened, type Stage } from "../features/wall/model";
import type { View } from "./address";
import { PARTS_START, type PartStates } from "./registry";

/**
 * `starting`: nothing is known yet. `login`: nobody is signed in. `choosing`: more than one event, none chosen.
 * `empty`: there is no event to watch. `failed`: the server cannot be asked; it is tried again.
 */
export type Phase = "starting" | "login" | "choosing" | "empty" | "watching" | "failed";

/** Why the last try did not work, as a code of the interface or of the client. */
export type Trouble = string;

export type CareDone = "saved" | "beep" | "reload";

export interface Connection {
  status: LiveStatus;
  /** Device's clock, ms: when the server was last heard; absent before the first word. */
  heard?: number;
  /** Device's clock, ms: since when the event is being watched. */
  since: number;
}

export interface DashboardState extends PartStates {
  phase: Phase;
  /** Device's clock, ms since the epoch; moved on once a second. */
  now: number;
  language: Language;
  theme: Theme;
  me?: Me;
  signingIn: boolean;
  trouble?: Trouble;
  events: EventConfig[];
  event?: EventConfig;
  connection: Connection;
  /** The server's numbers, exactly as it said them. */
  numbers?: EventState;
  /** Server's clock, ms: the instant for which `numbers` were last said to be right. */
  asOf?: number;
  feed: FeedScan[];
  /** The curves of the day, a coarse step; and of the last hour, a minute each. */
  day?: EventSeries;
  recent?: EventSeries;
  /** The last word on each minute since the page was opened; carries the curves on between two readings of them. */
  samples: Sample[];
  /** The last hour of each zone, worked out anew each minute. */
  lately?: Lately;
  kiosks: KioskStatus[];
  /** How the list of kiosks is looked at. */
  kioskList: KioskList;
  view: View;
  /** On a big screen: large, and without names. */
  wall: boolean;
  /** Which slide the big screen stands at. */
  stage: Stage;
  /** The kiosk that somebody has in hand: an order on its way, or what became of it. */
  care?: { kiosk: string; busy: boolean; done?: CareDone; trouble?: Trouble };
  /** The zone that is pointed out in the charts. */
  picked?: string;
}

/** What tiles and drawings read of it: so they can show a minute of the past as well. */
export type Shown = Pick<
  DashboardState,
  "event" | "numbers" | "asOf" | "lately" | "picked" | "theme" | "now" | "connection"
>;

export function initialState(now: number, language: Language, theme: Theme): DashboardState {
  return {
    ...PARTS_START,
    phase: "starting",
    now,
    language,
    theme,
    signingIn: false,
    events: [],
    connection: { status: "connecting", since: now },
    feed: [],
    samples: [],
    kiosks: [],
    kioskList: KIOSK_LIST,
    view: "now",
    wall: false,
    stage: opened(now),
  };
}

/** Milliseconds since the numbers were last said to be right; undefined while there are none. */
export function age(state: DashboardState): number | undefined {
  const { heard } = state.connection;
  return heard === undefined || !state.numbers ? undefined : Math.max(0, state.now - heard);
}

/** How long a first snapshot may take before something must be in its way. */
const PATIENCE_MS = 8_000;

/** No numbers yet, and for too long: calls are answered, but the live connection does not come about. */
export function stuck(state: DashboardState): boolean {
  return state.phase === "watching" && !state.numbers && state.now - state.connection.since > PATIENCE_MS;
}

/** The server's clock now, as well as the page knows it. */
export function serverNow(state: Pick<DashboardState, "connection" | "asOf" | "now">): number {
  const { heard } = state.connection;
  return heard === undefined || state.asOf === undefined ? state.now : state.asOf + (state.now - heard);
}
