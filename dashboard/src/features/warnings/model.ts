/** What is warned of, what became of earlier warnings, and from where on each zone is warned of. Pure. */
import type { EventConfig, LoggedWarning, Warning, Warnings, Zone } from "../../../../common/src/protocol";
import { type Level, level, WARN_AT } from "../../event/venue";

export type Kind = Warning["kind"];
export const KINDS = [
  "zone",
  "kiosk_silent",
  "kiosk_unsent",
  "kiosk_aside",
  "conflicts",
  "store",
] as const satisfies readonly Kind[];

/** `waiting`: sound is wanted, but the browser plays none before the page was touched. */
export type Sound = "off" | "on" | "waiting";

export interface Log {
  entries: LoggedWarning[];
  /** There are older entries: those before this number. */
  next?: number;
  status: "unread" | "reading" | "read" | "failed";
}

/** What somebody has in hand: an order on its way, or what became of it. */
export interface Hand {
  busy: boolean;
  trouble?: string;
}

export interface WarningsState {
  /** Whether the server has told what is warned of. */
  heard: boolean;
  open: Warning[];
  forecasts: Warnings["forecasts"];
  log: Log;
  filter: Kind | "all";
  sound: Sound;
  /** By warning, for those being acknowledged. */
  hands: Record<string, Hand>;
  /** The zone whose levels are being saved, "" for those of the whole event. */
  levels?: Hand & { zone: string };
}

export const START: WarningsState = {
  heard: false,
  open: [],
  forecasts: {},
  log: { entries: [], status: "unread" },
  filter: "all",
  sound: "off",
  hands: {},
};

export type WarningsMessage =
  | { kind: "heard"; document: Warnings }
  | { kind: "acknowledging"; warning: string }
  | { kind: "acknowledged"; warning: Warning }
  | { kind: "not-acknowledged"; warning: string; trouble: string }
  | { kind: "log-reading" }
  | { kind: "log"; entries: LoggedWarning[]; next?: number | undefined; older: boolean }
  | { kind: "log-failed" }
  | { kind: "filter"; filter: WarningsState["filter"] }
  | { kind: "sound"; sound: Sound }
  | { kind: "levels"; levels: WarningsState["levels"] };

export function reduce(state: WarningsState, message: WarningsMessage): WarningsState {
  switch (message.kind) {
    case "heard": {
      const { open, forecasts } = message.document;
      const ids = new Set(open.map(({ id }) => id));
      const hands = Object.fromEntries(Object.entries(state.hands).filter(([id]) => ids.has(id)));
      return { ...state, heard: true, open, forecasts, hands };
    }
    case "acknowledging":
      return { ...state, hands: { ...state.hands, [message.warning]: { busy: true } } };
    case "acknowledged": {
      const { [message.warning.id]: _, ...hands } = state.hands;
      const open = state.open.map((one) => (one.id === message.warning.id ? message.warning : one));
      return { ...state, open, hands };
    }
    case "not-acknowledged": {
      const hand = { busy: false, trouble: message.trouble };
      return { ...state, hands: { ...state.hands, [message.warning]: hand } };
    }
    case "log-reading":
      return { ...state, log: { ...state.log, status: "reading" } };
    case "log":
      return { ...state, log: addEntries(state.log, message.entries, message.next, message.older) };
    case "log-failed":
      return { ...state, log: { ...state.log, status: "failed" } };
    case "filter":
      return { ...state, filter: message.filter };
    case "sound":
      return { ...state, sound: message.sound };
    case "levels": {
      const { levels: _, ...rest } = state;
      return message.levels ? { ...rest, levels: message.levels } : rest;
    }
  }
}

/** The newest page joins what is known, if it reaches as far; older pages go to the end. */
function addEntries(log: Log, entries: LoggedWarning[], next: number | undefined, older: boolean): Log {
  const first = log.entries[0]?.number ?? 0;
  const joins = older || entries.some(({ number }) => number <= first);
  const known = joins
    ? log.entries.filter((one) => !entries.some(({ number }) => number === one.number))
    : [];
  const end = joins && !older && log.entries.length > 0 ? log.next : next;
  return {
    entries: older ? [...known, ...entries] : [...entries, ...known],
    ...(end === undefined ? {} : { next: end }),
    status: "read",
  };
}

/** From which percents of its capacity on a zone is warned of; zone by itself or by its id. */
export function levelsOf(event: EventConfig | undefined, zone: Zone | string | undefined): readonly number[] {
  const found = typeof zone === "string" ? event?.zones.find(({ id }) => id === zone) : zone;
  return found?.warn_at ?? event?.warn_at ?? WARN_AT;
}

/** How full the zone of a warning is by the numbers at hand, which are newer than the warning. */
export function fullnessOf(
  warning: Warning,
  event: EventConfig | undefined,
  now: { occupancy?: number; capacity?: number } | undefined,
): { occupancy: number; capacity: number; how: Level } {
  const occupancy = now?.occupancy ?? warning.occupancy ?? 0;
  const capacity = now?.capacity ?? warning.capacity ?? 0;
  const levels = levelsOf(event, warning.zone);
  const how = level(occupancy, capacity, levels);
  // A level holds on a little below where it began: the zone is as near as it was then.
  if (how !== "normal" && how !== "near") return { occupancy, capacity, how };
  const [, second = 100] = levels;
  return { occupancy, capacity, how: (warning.level ?? 0) >= second ? "almost" : "near" };
}

/** Smaller is more urgent; what somebody takes care of comes after what nobody does. */
export function urgency(warning: Warning): number {
  return (warning.acknowledged ? 100 : 0) + rank(warning);
}

function rank({ kind, level = 0, occupancy = 0, capacity = 1, count = 0 }: Warning): number {
  switch (kind) {
    case "zone":
      return level >= 100 || occupancy >= capacity ? 0 : level >= 90 ? 2 : 4;
    case "store":
      return 1;
    case "kiosk_silent":
      return count > 0 ? 3 : 7;
    case "kiosk_aside":
      return 5;
    case "kiosk_unsent":
      return 6;
    case "conflicts":
      return 8;
  }
}

export function byUrgency(open: readonly Warning[]): Warning[] {
  const share = ({ occupancy = 0, capacity = 1 }: Warning) => occupancy / Math.max(capacity, 1);
  return [...open].sort(
    (a, b) => urgency(a) - urgency(b) || share(b) - share(a) || (b.count ?? 0) - (a.count ?? 0),
  );
}

/** How many nobody takes care of yet. */
export const waiting = (state: WarningsState): number =>
  state.open.filter(({ acknowledged }) => !acknowledged).length;

/** What is to be heard of: open now and not before. A zone that only became emptier is no news, nor what was known already. */
export function news(before: WarningsState, document: Warnings): Warning[] {
  if (!before.heard) return [];
  const known = new Set(before.open.map(({ id }) => id));
  const was = new Map(
    before.open.flatMap(({ kind, zone, level = 0 }) => (kind === "zone" ? [[zone, level]] : [])),
  );
  return document.open.filter(
    ({ id, kind, zone, level = 0, acknowledged }) =>
      !known.has(id) && !acknowledged && !(kind === "zone" && (was.get(zone) ?? 0) > level),
  );
}
