/** A visitor's day as bands on a time axis, one lane a zone and one for all booths. Pure. */
import type { EventConfig, PathScan, Stay, VisitorPath } from "../../../../common/src/protocol";
import { inTreeOrder } from "../../../../common/src/zone-tree";
import { dayRange, localDay } from "../../event/day";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** At most so many times are written at the axis. */
const MOST_TICKS = 9;

/** How surely a stay's end is known; `open` lasts, `later` goes on on another day. */
export type End = "scanned" | "inferred" | "closing" | "open" | "later";

/** A part of a lane, in shares of the axis; the times are those of the whole stay, ms. */
export interface Bar {
  left: number;
  width: number;
  since: number;
  until?: number;
  end: End;
}

export interface Lane {
  zone: string;
  /** How deep the zone lies: 0 has no parent. */
  depth: number;
  bars: Bar[];
}

/** A visit of a booth: `left` in shares of the axis, `at` in ms. */
export interface Touch {
  zone: string;
  left: number;
  at: number;
}

/** `from` and `to` in ms; scans are those of the day, the newest last. */
export interface DayBand {
  day: string;
  from: number;
  to: number;
  ticks: { left: number; at: number }[];
  lanes: Lane[];
  touches: Touch[];
  stays: Stay[];
  scans: PathScan[];
}

const ms = (at: string) => Date.parse(at);
const counts = (scan: PathScan) => scan.outcome === "admitted" && !scan.voided;

/** The days on which there is anything to show, in order. @param now the server's clock, ms */
export function dayBands(path: VisitorPath, event: EventConfig, now: number): DayBand[] {
  const dayOf = (at: number) => localDay(at, event.timezone);
  const days = new Set(path.scans.map((scan) => dayOf(ms(scan.scanned_at))));
  for (const stay of path.stays) {
    days.add(dayOf(ms(stay.since)));
    days.add(dayOf(endOf(stay, now)));
  }
  return [...days].sort().map((day) => band(day, path, event, now));
}

function endOf(stay: Stay, now: number): number {
  return stay.until === undefined ? Math.max(now, ms(stay.since)) : ms(stay.until);
}

function band(day: string, path: VisitorPath, event: EventConfig, now: number): DayBand {
  const { from: midnight, to: last } = dayRange(day, event.timezone);
  const next = last + 1;
  const within = (at: number) => at >= midnight && at < next;
  const scans = path.scans.filter((scan) => within(ms(scan.scanned_at)));
  const stays = path.stays.filter((stay) => ms(stay.since) < next && endOf(stay, now) >= midnight);
  const instants = [
    ...scans.map((scan) => ms(scan.scanned_at)),
    ...stays.flatMap((stay) => [ms(stay.since), endOf(stay, now)]),
  ].map((at) => Math.min(Math.max(at, midnight), next));
  const from = midnight + Math.floor((Math.min(...instants) - midnight) / HOUR) * HOUR;
  const to = Math.max(midnight + Math.ceil((Math.max(...instants) - midnight) / HOUR) * HOUR, from + HOUR);
  const share = (at: number) => (Math.min(Math.max(at, from), to) - from) / (to - from);
  const bar = (stay: Stay): Bar => {
    const since = ms(stay.since);
    const until = endOf(stay, now);
    const end: End = until > next ? "later" : (stay.ended ?? "open");
    return {
      left: share(since),
      width: share(until) - share(since),
      since,
      ...(stay.until === undefined ? {} : { until }),
      end,
    };
  };
  const lanes = inTreeOrder(event.zones)
    .map(({ zone, depth }) => ({
      zone: zone.id,
      depth,
      bars: stays.filter((stay) => stay.zone === zone.id).map(bar),
    }))
    .filter((lane) => lane.bars.length > 0);
  const touches = scans
    .filter((scan) => scan.direction === "touch" && counts(scan))
    .map(({ zone, scanned_at }) => ({ zone, left: share(ms(scanned_at)), at: ms(scanned_at) }));
  return { day, from, to, ticks: ticks(from, to), lanes, touches, stays, scans };
}

function ticks(from: number, to: number): { left: number; at: number }[] {
  const hours = Math.round((to - from) / HOUR);
  const step = hours <= 1 ? HOUR / 4 : hours <= 4 ? HOUR / 2 : Math.ceil(hours / (MOST_TICKS - 1)) * HOUR;
  const count = Math.floor((to - from) / step);
  return Array.from({ length: count + 1 }, (_, index) => ({
    left: (index * step) / (to - from),
    at: from + index * step,
  }));
}
