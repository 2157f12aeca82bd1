/** How far the numbers can be trusted, and why: what the doors have not told yet, and what had to be inferred. Pure. */
import type { EventConfig, EventState, KioskStatus } from "../../../../common/src/protocol";
import type { Shared } from "../../event/shared";
import { age } from "../../event/shared";
import { areas, roots } from "../../event/venue";

/** What a steward has to know first, the worst before all else. Times are the server's clock, ms. */
export type Foremost =
  | { kind: "old"; ms: number }
  | { kind: "holding"; held: Held }
  | { kind: "silent"; kiosks: number; since: number }
  | { kind: "aside"; scans: number }
  | { kind: "right" };

/** Scans that kiosks keep. `atLeast`: one of them is silent, and may have taken more since it last spoke. */
export interface Held {
  kiosks: number;
  scans: number;
  atLeast: boolean;
  /** Since when the oldest waits. */
  since: number;
}

/** Stays that ended in a zone, and how many of them because the visitor was next seen elsewhere. */
export interface Exits {
  zone?: string;
  ended: number;
  inferred: number;
}

export interface Trust {
  foremost: Foremost;
  /** Age of the numbers, ms. */
  age?: number;
  /** Kiosks at a door: none that were put away. */
  kiosks: number;
  /** Kiosks that say nothing at present, and since when the first of them. */
  silent: { kiosks: number; since?: number };
  held?: Held;
  aside: { kiosks: number; scans: number };
  /** Sum over the root zones. */
  exits: Exits;
  /** The zone with the greatest share of inferred exits; absent while there is none. */
  worst?: Exits;
  conflicts: number;
}

export function trustIn(state: Shared): Trust {
  const { event, numbers, devices: kiosks } = state;
  const standing = kiosks.filter(({ put_away }) => put_away === undefined);
  const silent = standing.filter(isSilent);
  const held = heldBack(kiosks);
  const keeping = kiosks.filter(({ needs }) => needs.includes("aside"));
  const silence = earliest(silent.map(({ last_seen }) => last_seen));
  const old = age(state);
  const worst = event && numbers && worstExits(event, numbers);
  const trust: Omit<Trust, "foremost"> = {
    ...(old === undefined ? {} : { age: old }),
    kiosks: standing.length,
    silent: { kiosks: silent.length, ...(silence === undefined ? {} : { since: silence }) },
    ...(held ? { held } : {}),
    aside: { kiosks: keeping.length, scans: sum(keeping, ({ aside }) => aside) },
    exits: event && numbers ? siteExits(event, numbers) : { ended: 0, inferred: 0 },
    ...(worst ? { worst } : {}),
    conflicts: numbers?.totals.conflicts ?? 0,
  };
  return { foremost: foremost(trust, state.connection.status === "live"), ...trust };
}

function foremost({ age: old = 0, held, silent, aside }: Omit<Trust, "foremost">, live: boolean): Foremost {
  if (!live) return { kind: "old", ms: old };
  if (held) return { kind: "holding", held };
  if (silent.since !== undefined) return { kind: "silent", kiosks: silent.kiosks, since: silent.since };
  if (aside.scans > 0) return { kind: "aside", scans: aside.scans };
  return { kind: "right" };
}

function isSilent({ online, needs }: KioskStatus): boolean {
  return !online && (needs.includes("silent") || needs.includes("unsent"));
}

function heldBack(kiosks: readonly KioskStatus[]): Held | undefined {
  const holders = kiosks.filter(({ needs }) => needs.includes("unsent"));
  const since = earliest(holders.map(({ oldest_unsent, last_seen }) => oldest_unsent ?? last_seen));
  if (since === undefined) return undefined;
  return {
    kiosks: holders.length,
    scans: sum(holders, ({ queue }) => queue),
    // One that was put away has told all that is on it.
    atLeast: holders.some(({ online, put_away }) => !online && put_away === undefined),
    since,
  };
}

function siteExits(event: EventConfig, numbers: EventState): Exits {
  const said = roots(event).map(({ id }) => numbers.zones[id]);
  return { ended: sum(said, (zone) => zone?.stays), inferred: sum(said, (zone) => zone?.inferred) };
}

function worstExits(event: EventConfig, numbers: EventState): Exits | undefined {
  let worst: Exits | undefined;
  for (const { id } of areas(event)) {
    const { stays: ended = 0, inferred = 0 } = numbers.zones[id] ?? {};
    if (inferred > 0 && inferredShare({ ended, inferred }) > (worst ? inferredShare(worst) : 0))
      worst = { zone: id, ended, inferred };
  }
  return worst;
}

/** 0 to 1; 0 while no stay has ended. */
export const inferredShare = ({ ended, inferred }: Exits): number => (ended > 0 ? inferred / ended : 0);

function earliest(times: readonly string[]): number | undefined {
  return times.length === 0 ? undefined : Math.min(...times.map((time) => Date.parse(time)));
}

function sum<T>(all: readonly T[], pick: (one: T) => number | undefined): number {
  return all.reduce((total, one) => total + (pick(one) ?? 0), 0);
}
