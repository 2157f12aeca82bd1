/** The list of kiosks as somebody looks at it, and the one that they look after. Pure. */
import type { KioskStatus } from "../../../../common/src/protocol";
import { without } from "../../../../common/src/without";
import type { Watched } from "../../event/shared";
import { byUrgency } from "./needs";

export const ORDERS = ["need", "name", "zone", "seen"] as const;
export type KioskOrder = (typeof ORDERS)[number];

export interface KioskList {
  order: KioskOrder;
  /** The other way round. */
  down: boolean;
  /** Part of a kiosk's name, as typed. */
  text: string;
  /** Only kiosks of this zone, and only those that need somebody. */
  zone?: string | undefined;
  needy: boolean;
  /** The kiosk that somebody has opened to look after it. */
  open?: string | undefined;
}

export const KIOSK_LIST: KioskList = { order: "need", down: false, text: "", needy: false };

/** The kiosk that somebody has in hand: an order on its way, or what became of it. `trouble` is a code of the interface. */
export interface Care {
  kiosk: string;
  busy: boolean;
  done?: "saved" | "beep" | "reload";
  trouble?: string;
}

/** Kiosks that somebody chooses to put away, and what became of the choice. `trouble` is a code of the interface. */
export interface Choice {
  chosen: readonly string[];
  busy: boolean;
  trouble?: string;
}

/** What the last choice came to: those that are connected stay. */
export interface PutAway {
  away: number;
  stayed: number;
}

export interface KiosksState {
  list: KioskList;
  care?: Care;
  choice?: Choice;
  putAway?: PutAway;
}

/** What the views of this feature read. The devices themselves are known to all features. */
export type KiosksShown = Watched & { kiosks: KiosksState };

export const START: KiosksState = { list: KIOSK_LIST };

export type KiosksMessage =
  | { kind: "list"; list: Partial<KioskList> }
  | { kind: "care"; care: Care }
  | { kind: "cared" }
  /** Begins, goes on or is given up. */
  | { kind: "choice"; choice: Choice | undefined }
  /** One more, or one less. */
  | { kind: "toggled"; kiosk: string }
  | { kind: "put-away"; putAway: PutAway };

export function reduce(state: KiosksState, message: KiosksMessage): KiosksState {
  switch (message.kind) {
    case "list":
      return { ...state, list: { ...state.list, ...message.list } };
    case "care":
      return { ...state, care: message.care };
    case "cared":
      return without(state, "care");
    case "choice": {
      const rest = without(without(state, "choice"), "putAway");
      return message.choice ? { ...rest, choice: message.choice } : rest;
    }
    case "toggled": {
      const { choice } = state;
      return choice
        ? { ...state, choice: { ...choice, chosen: toggled(choice.chosen, message.kiosk) } }
        : state;
    }
    case "put-away":
      return { ...without(state, "choice"), putAway: message.putAway };
  }
}

/** @param zones ids in the order of their tree, which is the order of zones here too */
export function listed(
  kiosks: readonly KioskStatus[],
  list: KioskList,
  zones: readonly string[],
): KioskStatus[] {
  const text = list.text.trim().toLocaleLowerCase();
  const shown = byUrgency(kiosks).filter(
    (kiosk) =>
      // Whoever looks after a kiosk keeps it in sight while it gets well.
      kiosk.id === list.open ||
      ((list.zone === undefined || kiosk.zone === list.zone) &&
        (!list.needy || kiosk.needs_somebody) &&
        kiosk.name.toLocaleLowerCase().includes(text)),
  );
  const place = (kiosk: KioskStatus) => (kiosk.zone === undefined ? zones.length : zones.indexOf(kiosk.zone));
  const compare: Record<KioskOrder, (a: KioskStatus, b: KioskStatus) => number> = {
    need: () => 0,
    name: (a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }),
    zone: (a, b) => place(a) - place(b) || a.name.localeCompare(b.name, undefined, { numeric: true }),
    // The longest unheard first; those that are there now are all alike.
    seen: (a, b) => seen(a) - seen(b),
  };
  shown.sort(compare[list.order]);
  return list.down ? shown.reverse() : shown;
}

/** Those at a door, or missed there. */
export const standing = (kiosks: readonly KioskStatus[]): KioskStatus[] =>
  kiosks.filter(({ put_away }) => put_away === undefined);

/** Those that can be put away from here: a kiosk that is connected is put away where it stands. */
export const mayPutAway = (kiosks: readonly KioskStatus[]): KioskStatus[] =>
  standing(kiosks).filter(({ online }) => !online);

function toggled(chosen: readonly string[], kiosk: string): string[] {
  return chosen.includes(kiosk) ? chosen.filter((each) => each !== kiosk) : [...chosen, kiosk];
}

const seen = (kiosk: KioskStatus) => (kiosk.online ? Number.MAX_SAFE_INTEGER : Date.parse(kiosk.last_seen));

/** `older`: a lower number than the newest seen; `other`: that number, but not the build that most of its kiosks have. */
export type Behind = "older" | "other";

/** A version is `0.1.0+3f2a91c4`: a number, and a hash that says whether two builds are the same, not which is newer. */
export function versionsBehind(kiosks: readonly KioskStatus[]): Map<string, Behind> {
  const number = (version: string) => version.split("+", 1)[0] ?? version;
  const said = kiosks.flatMap(({ id, version }) => (version ? [{ id, version }] : []));
  const newest = said
    .map(({ version }) => number(version))
    .sort(byNumber)
    .at(-1);
  const counts = new Map<string, number>();
  for (const { version } of said)
    if (number(version) === newest) counts.set(version, (counts.get(version) ?? 0) + 1);
  const [usual] = [...counts].sort(([a, many], [b, more]) => more - many || a.localeCompare(b))[0] ?? [];
  const behind = new Map<string, Behind>();
  for (const { id, version } of said)
    if (version !== usual) behind.set(id, number(version) === newest ? "other" : "older");
  return behind;
}

const byNumber = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });
