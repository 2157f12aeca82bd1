/** What is known of the event that is watched, and how the page looks: the part of the state that every feature may read. */
import type { Blocked } from "../../../common/src/blocked";
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
import type { Sample } from "./history";
import type { Lately } from "./lately";

export interface Connection {
  status: LiveStatus;
  /** Device's clock, ms: when the server was last heard; absent before the first word. */
  heard?: number;
  /** Device's clock, ms: since when the event is being watched. */
  since: number;
  /** Why no live connection comes about while calls are answered. */
  blocked?: Blocked;
}

export interface Shared {
  /** Device's clock, ms since the epoch; moved on once a second. */
  now: number;
  language: Language;
  theme: Theme;
  me?: Me;
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
  /** The kiosks at the doors. */
  devices: KioskStatus[];
  /** The zone that is pointed out in the charts. */
  picked?: string;
  /** The zones whose curves of the day somebody chose; absent: those that matter (`curves-shown.ts`). */
  curves?: readonly string[];
}

/** While an event is watched. */
export type Watched = Shared & { event: EventConfig };

/** What a feature tells all others of the event, once the server has said it. */
export type SharedMessage =
  | { kind: "config"; event: EventConfig }
  | { kind: "devices"; devices: KioskStatus[] }
  | { kind: "device"; device: KioskStatus }
  | { kind: "device-forgotten"; device: string };

/** What tiles and drawings read of it: so they can show a minute of the past as well. */
export type Shown = Pick<
  Shared,
  "event" | "numbers" | "asOf" | "lately" | "picked" | "theme" | "now" | "connection"
>;

/** Milliseconds since the numbers were last said to be right; undefined while there are none. */
export function age({ connection, numbers, now }: Shared): number | undefined {
  const { heard } = connection;
  return heard === undefined || !numbers ? undefined : Math.max(0, now - heard);
}

/** How long a first snapshot may take before something must be in its way. */
const PATIENCE_MS = 8_000;

/** No numbers yet, and for too long: calls are answered, but the live connection does not come about. */
export function stuck({ event, numbers, now, connection }: Shared): boolean {
  return event !== undefined && !numbers && now - connection.since > PATIENCE_MS;
}

/** The server's clock now, as well as the page knows it. */
export function serverNow({ connection, asOf, now }: Pick<Shared, "connection" | "asOf" | "now">): number {
  const { heard } = connection;
  return heard === undefined || asOf === undefined ? now : asOf + (now - heard);
}
