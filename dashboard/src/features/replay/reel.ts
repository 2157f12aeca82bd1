/** A day as it was read from the log, worked out once so that any minute of it can be shown at once. Pure. */
import type { Changes, EventConfig } from "../../../../common/src/protocol";
import { type Moment, momentAt } from "../../event/changes";
import { wallClockShift } from "../../event/day";
import { MINUTE, minuteOf } from "../../event/history";
import { areas, roots } from "../../event/venue";

const HOUR = 60;

/** Minutes are counted since the epoch. */
export interface Reel {
  /** "YYYY-MM-DD" at the venue. */
  day: string;
  /** How far the log was read, and when (the server's clock, ms). */
  seq: number;
  at: number;
  /** What can be chosen: from the full hour before the first change to the last, or to now. */
  first: number;
  last: number;
  /** Nobody came or went on this day. */
  empty: boolean;
  /** The day in pieces of an hour from `first` on, each with what stood before it: no minute needs more than one to be read. */
  hours: Changes[];
  /** Occupancy at the end of each minute from `first` to `last`, of each area and of the whole site. */
  zones: Readonly<Record<string, readonly number[]>>;
  site: readonly number[];
  peak?: { minute: number; occupancy: number };
  /** Minutes in which the venue was closed and swept. */
  closings: number[];
}

/** @param until the server's clock (ms) while the day is not over */
export function reelOf(event: EventConfig, day: string, changes: Changes, until?: number): Reel {
  const minutes = changes.minutes.map((row) => minuteOf(Date.parse(row.at)));
  const begin = minutes[0] ?? minuteOf(until ?? Date.parse(changes.from));
  const end = minutes.at(-1) ?? begin;
  const first = fullHour(begin, event.timezone);
  const last =
    until === undefined ? fullHour(end + HOUR - 1, event.timezone) : Math.max(minuteOf(until), end);
  const length = Math.max(1, last - first + 1);
  const zones = curves(event, changes, minutes, first, length);
  const site = sumOf(
    roots(event).map(({ id }) => zones[id] ?? []),
    length,
  );
  const peak = peakOf(site, first);
  return {
    day,
    seq: changes.seq,
    at: Date.parse(changes.at),
    first,
    last: first + length - 1,
    empty: minutes.length === 0,
    hours: inHours(changes, minutes, first, length),
    zones,
    site,
    ...(peak ? { peak } : {}),
    closings: minutes.filter((_, row) => closed(changes.minutes[row])),
  };
}

/** All counters as they stood at the end of a minute of the reel. */
export function momentOf(reel: Reel, minute: number): Moment | undefined {
  const hour = reel.hours[Math.floor((minute - reel.first) / HOUR)];
  return hour && momentAt(hour, minute * MINUTE);
}

/** The last full hour of the venue's clock at or before a minute. */
export function fullHour(minute: number, timeZone: string): number {
  const shift = wallClockShift(minute * MINUTE, timeZone) / MINUTE;
  return minute - ((minute + shift) % HOUR);
}

function closed(row: Changes["minutes"][number] | undefined): boolean {
  return row !== undefined && Object.values(row.zones).some(({ closing = 0 }) => closing > 0);
}

function inHours(changes: Changes, minutes: readonly number[], first: number, length: number): Changes[] {
  const hours: Changes[] = [];
  let before = changes.before;
  let row = 0;
  for (let begin = first; begin < first + length; begin += HOUR) {
    const from = row;
    while (row < minutes.length && (minutes[row] ?? 0) < begin + HOUR) row += 1;
    const hour = { ...changes, before, minutes: changes.minutes.slice(from, row) };
    hours.push(hour);
    before = momentAt(hour, (begin + HOUR) * MINUTE) as Changes["before"];
  }
  return hours;
}

function curves(
  event: EventConfig,
  { before, minutes: rows }: Changes,
  minutes: readonly number[],
  first: number,
  length: number,
): Record<string, number[]> {
  const known: Record<string, number[]> = {};
  for (const { id } of areas(event)) {
    const net: number[] = Array(length).fill(0);
    rows.forEach(({ zones }, row) => {
      const index = (minutes[row] ?? first) - first;
      net[index] = (net[index] ?? 0) + (zones[id]?.occupancy ?? 0);
    });
    let inside = before.zones[id]?.occupancy ?? 0;
    known[id] = net.map((change) => {
      inside += change;
      return inside;
    });
  }
  return known;
}

function sumOf(all: readonly (readonly number[])[], length: number): number[] {
  return Array.from({ length }, (_, index) => all.reduce((sum, curve) => sum + (curve[index] ?? 0), 0));
}

function peakOf(curve: readonly number[], first: number): Reel["peak"] {
  const occupancy = Math.max(0, ...curve);
  return occupancy > 0 ? { minute: first + curve.indexOf(occupancy), occupancy } : undefined;
}
