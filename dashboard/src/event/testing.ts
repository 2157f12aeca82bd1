/** A small venue with believable numbers, for the tests. */
import type { EventConfig, EventSeries, EventState, FeedScan, Minute } from "../../../common/src/protocol";
import type { Watched } from "./shared";

/** 16 June 2024, 14:32:08 at the venue. */
export const AT = Date.parse("2024-06-16T14:32:08+08:00");

export const EVENT: EventConfig = {
  id: "innotech-2024",
  name: { en: "2nd INNOTECH", "zh-Hans": "第二届创科嘉年华" },
  timezone: "Asia/Shanghai",
  days: ["2024-06-15", "2024-06-16"],
  categories: [{ id: "investor", name: { en: "Investor", "zh-Hans": "投资人" } }],
  zones: [
    { id: "site", name: { en: "Site" }, kind: "area", capacity: 2000 },
    { id: "hall", name: { en: "Hall", "zh-Hans": "展厅" }, kind: "area", parent: "site", capacity: 300 },
    { id: "forum", name: { en: "Forum" }, kind: "session", parent: "site", capacity: 100 },
    { id: "booth", name: { en: "Booth 1" }, kind: "booth", parent: "hall" },
  ],
};

export function area(occupancy: number, more: Partial<EventState["zones"][string]> = {}) {
  return { occupancy, direct: occupancy, visits: 0, unique: 0, stays: 0, inferred: 0, dwell_ms: 0, ...more };
}

export function numbers(more: Partial<EventState> = {}): EventState {
  return {
    seq: 10,
    at: new Date(AT).toISOString(),
    zones: {
      site: area(500, {
        direct: 120,
        visits: 900,
        unique: 850,
        capacity: 2000,
        stays: 400,
        dwell_ms: 4_000_000,
      }),
      hall: area(290, { capacity: 300 }),
      forum: area(90, { capacity: 100 }),
      booth: { visits: 40, unique: 38 },
    },
    flow: { away: { site: 900 }, site: { hall: 500, away: 400 }, hall: { site: 210 } },
    totals: { admitted: 2_050, refused: { zone_full: 9, wrong_day: 2 }, voided: 1, conflicts: 0 },
    ...more,
  };
}

/** Minute rows for [minutes before AT, occupancy, arrivals], oldest first. */
export function series(rows: Record<string, [number, number, number][]>, from = 65, step = 1): EventSeries {
  const start = Math.floor(AT / 60_000) * 60_000;
  const iso = (minutes: number) => new Date(start - minutes * 60_000).toISOString();
  const minutes = (list: [number, number, number][]): Minute[] =>
    list.map(([ago, occupancy, arrivals]) => ({ at: iso(ago), occupancy, arrivals }));
  return {
    from: iso(from),
    to: new Date(AT).toISOString(),
    step,
    zones: Object.fromEntries(Object.entries(rows).map(([zone, list]) => [zone, { minutes: minutes(list) }])),
  };
}

export function scan(seq: number, more: Partial<FeedScan> = {}): FeedScan {
  return {
    seq,
    scan_id: `s${seq}`,
    at: new Date(AT).toISOString(),
    zone: "hall",
    direction: "in",
    outcome: "admitted",
    ...more,
  };
}

/** What is known of an event that is watched, before anything was heard of it. */
export function watched(more: Partial<Watched> = {}): Watched {
  return {
    now: AT,
    language: "en",
    theme: "dark",
    event: EVENT,
    connection: { status: "connecting", since: AT },
    feed: [],
    samples: [],
    devices: [],
    ...more,
  };
}
