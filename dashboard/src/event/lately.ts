/**
 * The last hour of each zone, minute by minute. It is worked out when a minute is over or the past was read anew; a page
 * that is drawn ten times a second with a hundred zones on it only looks it up.
 */
import { minuteOf, occupancies, type Past } from "./history";

const MINUTES = 60;

export interface Lately {
  /** The minute (since the epoch) that was not over yet when this was worked out. */
  minute: number;
  /** Occupancy at the end of each of the sixty minutes before `minute`, oldest first; undefined where it is not known. */
  zones: Readonly<Record<string, readonly (number | undefined)[]>>;
}

/** @param at the server's clock, ms */
export function lately(past: Past, at: number): Lately {
  const minute = minuteOf(at);
  const zones = new Set(Object.keys(past.recent?.zones ?? {}));
  for (const id of Object.keys(past.samples.at(-1)?.zones ?? {})) zones.add(id);
  return {
    minute,
    zones: Object.fromEntries([...zones].map((id) => [id, occupancies(past, [id], minute - 1, MINUTES)])),
  };
}

/** How the sum of `zones` changed over the last `minutes`; undefined while the past is not known. */
export function changeOf(
  known: Lately | undefined,
  zones: readonly string[],
  current: number,
  minutes = 10,
): number | undefined {
  let then = 0;
  for (const id of zones) {
    const value = known?.zones[id]?.[MINUTES - minutes];
    if (value === undefined) return undefined;
    then += value;
  }
  return zones.length === 0 ? undefined : current - then;
}

/** The curve of one zone up to the last full minute, without what is not known. */
export function curveOf(known: Lately | undefined, zone: string): readonly number[] {
  return (known?.zones[zone] ?? []).filter((value) => value !== undefined);
}

/** Whether the clock has gone into another minute since. */
export const isOver = (known: Lately | undefined, at: number): boolean => known?.minute !== minuteOf(at);
