/**
 * The past of the numbers: what the server's series say, carried on by what the page heard since.
 * Minutes are counted since the epoch. A series' row holds the occupancy at the end of its step.
 */
import type { EventSeries, EventState, Peak } from "../../../common/src/protocol";

export const MINUTE = 60_000;
/** How much later than the series what was heard may be and still carry its curve on. */
const CARRIED_ON = 20 * MINUTE;
/** An hour of minutes and a little more. */
const KEPT = 75;

/** The last word on one minute. */
export interface Sample {
  minute: number;
  zones: Record<string, { occupancy: number; visits: number }>;
}

export const minuteOf = (at: number): number => Math.floor(at / MINUTE);

/** @param at the server's clock, ms */
export function addSample(samples: readonly Sample[], numbers: EventState, at: number): Sample[] {
  const zones: Sample["zones"] = {};
  for (const [id, zone] of Object.entries(numbers.zones))
    if (zone.occupancy !== undefined) zones[id] = { occupancy: zone.occupancy, visits: zone.visits };
  const sample = { minute: minuteOf(at), zones };
  const before = samples.filter((other) => other.minute < sample.minute);
  return [...before.slice(-KEPT), sample];
}

export interface Past {
  recent?: EventSeries | undefined;
  samples: readonly Sample[];
}

/** Rows of one zone by minute, those of the series first, then those heard. An unknown minute is absent. */
interface Rows {
  first: number;
  last: number;
  rows: Map<number, { occupancy: number; arrivals: number }>;
}

function rowsOf(past: Past, zone: string): Rows {
  const rows = new Map<number, { occupancy: number; arrivals: number }>();
  const { recent, samples } = past;
  const listed = recent?.zones[zone]?.minutes ?? [];
  for (const row of listed) rows.set(minuteOf(Date.parse(row.at)), row);
  const first = recent ? minuteOf(Date.parse(recent.from)) : (samples[0]?.minute ?? 0);
  let last = listed.at(-1) && recent ? minuteOf(Date.parse(recent.to)) : -1;
  let visits: number | undefined;
  for (const sample of samples) {
    const said = sample.zones[zone];
    if (!said) continue;
    // The minute in which the series was read was not over yet: what was heard since is later.
    if (sample.minute >= last) {
      const read = rows.get(sample.minute)?.arrivals ?? 0;
      const heard = visits === undefined ? 0 : Math.max(0, said.visits - visits);
      rows.set(sample.minute, { occupancy: said.occupancy, arrivals: Math.max(read, heard) });
      last = sample.minute;
    }
    visits = said.visits;
  }
  return { first, last, rows };
}

/** Occupancy of each of `count` minutes up to and with `until`; undefined where it is not known. */
export function occupancies(past: Past, zones: readonly string[], until: number, count: number) {
  const sums: (number | undefined)[] = Array(count).fill(zones.length ? 0 : undefined);
  for (const zone of zones) {
    const { first, rows } = rowsOf(past, zone);
    let known: number | undefined;
    for (const [minute, row] of [...rows].sort(([a], [b]) => a - b))
      if (minute <= until - count) known = row.occupancy;
    for (let index = 0; index < count; index += 1) {
      const minute = until - count + 1 + index;
      known = rows.get(minute)?.occupancy ?? known;
      const sum = sums[index];
      sums[index] = minute < first || known === undefined || sum === undefined ? undefined : sum + known;
    }
  }
  return sums;
}

/** Arrivals in each of `count` minutes up to and with `until`. */
export function arrivals(past: Past, zones: readonly string[], until: number, count: number): number[] {
  const sums: number[] = Array(count).fill(0);
  for (const zone of zones) {
    const { rows } = rowsOf(past, zone);
    for (let index = 0; index < count; index += 1)
      sums[index] = (sums[index] ?? 0) + (rows.get(until - count + 1 + index)?.arrivals ?? 0);
  }
  return sums;
}

/** How the occupancy changed over the last `minutes`; undefined while the past is not known. */
export function trend(past: Past, zones: readonly string[], current: number, at: number, minutes = 10) {
  const then = occupancies(past, zones, minuteOf(at) - minutes, 1)[0];
  return then === undefined ? undefined : current - then;
}

/** [ms, occupancy] of the day for the sum of `zones`, ending with what is heard now. */
export function dayCurve(
  day: EventSeries,
  samples: readonly Sample[],
  zones: readonly string[],
): [number, number][] {
  const sums = new Map<number, number>();
  const step = day.step * MINUTE;
  for (const zone of zones)
    for (const row of day.zones[zone]?.minutes ?? []) {
      const at = Date.parse(row.at) + step;
      sums.set(at, (sums.get(at) ?? 0) + row.occupancy);
    }
  // A row stands at the end of its step; the last step is not over, what is heard takes its place.
  const until = Date.parse(day.to);
  const curve = [...sums].filter(([at]) => at <= until).sort(([a], [b]) => a - b) as [number, number][];
  const lastAt = curve.at(-1)?.[0] ?? 0;
  for (const sample of samples) {
    const at = sample.minute * MINUTE;
    const said = zones.map((zone) => sample.zones[zone]?.occupancy);
    // After the event's last day the curve stays that of the day.
    if (at > lastAt && at <= until + CARRIED_ON && said.every((value) => value !== undefined))
      curve.push([at, said.reduce<number>((sum, value) => sum + (value ?? 0), 0)]);
  }
  return curve;
}

/** The day's highest occupancy: exact from the server for one zone, from the curve for several, and now if that is more. */
export function peakOf(
  day: EventSeries | undefined,
  samples: readonly Sample[],
  zones: readonly string[],
): { occupancy: number; at: number } | undefined {
  if (!day) return undefined;
  const only = zones.length === 1 ? zones[0] : undefined;
  const told: Peak | undefined = only === undefined ? undefined : day.zones[only]?.peak;
  let peak = told && { occupancy: told.occupancy, at: Date.parse(told.at) };
  for (const [at, occupancy] of dayCurve(day, samples, zones))
    if (occupancy > (peak?.occupancy ?? 0)) peak = { occupancy, at };
  return peak;
}
