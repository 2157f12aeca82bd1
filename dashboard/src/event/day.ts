/** Where the event stands in its calendar, in its own time zone. */
import type { EventConfig } from "../../../common/src/protocol";

export type EventDay =
  | { kind: "today"; number: number; of: number }
  | { kind: "before"; first: string }
  | { kind: "between"; next: string }
  | { kind: "after"; last: string };

/** @param at ms since the epoch */
export function eventDay(event: Pick<EventConfig, "days" | "timezone">, at: number): EventDay {
  const today = localDay(at, event.timezone);
  const days = [...event.days].sort();
  const index = days.indexOf(today);
  if (index >= 0) return { kind: "today", number: index + 1, of: days.length };
  const next = days.find((day) => day > today);
  if (next === undefined) return { kind: "after", last: days.at(-1) ?? today };
  return next === days[0] ? { kind: "before", first: next } : { kind: "between", next };
}

/** "YYYY-MM-DD" of an instant in a time zone. */
export function localDay(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  return parts.format(at);
}

/**
 * What to add to an instant so that its UTC reading is the wall clock of the time zone, in ms. A chart drawn in UTC then
 * has its hours at the venue's full hours, wherever it is watched from.
 */
export function wallClockShift(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
  const { year = 0, month = 1, day, hour, minute, second } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The instant at which a day ("YYYY-MM-DD") begins in a time zone, ms; the server has the same in `domain/times.py`. */
export function startOfDay(day: string, timeZone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`);
  const guess = wall - wallClockShift(wall, timeZone);
  // Where the clocks are changed between the two, the shift of the guess is the right one.
  return wall - wallClockShift(guess, timeZone);
}

/** First and last millisecond of a calendar day in a time zone. */
export function dayRange(day: string, timeZone: string): { from: number; to: number } {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return { from: startOfDay(day, timeZone), to: startOfDay(next, timeZone) - 1 };
}
