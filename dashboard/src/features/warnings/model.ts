/** What is warned of, what became of earlier warnings, and from where on each zone is warned of. Pure. */
import type { LoggedWarning, Warning, Warnings } from "../../../../common/src/protocol";
import type { Watched } from "../../event/shared";
import type { Hand, Sound, Warned } from "../../event/warned";

export type Kind = Warning["kind"];
export const KINDS = [
  "zone",
  "kiosk_silent",
  "kiosk_unsent",
  "kiosk_aside",
  "kiosk_lost",
  "conflicts",
  "disputes",
  "key_conflicts",
  "key_held",
  "store",
] as const satisfies readonly Kind[];

export interface Log {
  entries: LoggedWarning[];
  /** There are older entries: those before this number. */
  next?: number;
  status: "unread" | "reading" | "read" | "failed";
}

export interface WarningsState extends Warned {
  log: Log;
  filter: Kind | "all";
  /** The zone whose levels are being saved, "" for those of the whole event. */
  levels?: Hand & { zone: string };
}

/** What the views of this feature read. */
export type WarningsShown = Watched & { warnings: WarningsState };

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
