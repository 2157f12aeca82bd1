/** Days and opening hours on the event's clock; the server's rule is in domain/event.py. */
import type { EventConfig, Zone } from "../../../common/src/protocol";

interface LocalTime {
  /** "YYYY-MM-DD" */
  day: string;
  /** Since midnight. */
  minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(at: number, timeZone: string): LocalTime {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("sv-SE", {
      timeZone,
      dateStyle: "short",
      timeStyle: "short",
    });
    formats.set(timeZone, format);
  }
  const [day = "", time = ""] = format.format(at).split(" ");
  return { day, minute: minuteOf(time) };
}

/** Which of the event's days holds the instant, undefined if none does. */
export function dayIndex(config: EventConfig, at: number): number | undefined {
  const index = config.days.indexOf(localTime(at, config.timezone).day);
  return index < 0 ? undefined : index;
}

/** The days of an event that a badge is for, as "YYYY-MM-DD"; `mask` has a bit for each, and is 0 for all of them. */
export function daysOf(mask: number | undefined, { days }: EventConfig): string[] {
  return mask ? days.filter((_, index) => mask & (1 << index)) : days;
}

/** Whether the zone lets people in at that instant. */
export function isOpen(zone: Zone, at: number, timeZone: string): boolean {
  const { day, minute } = localTime(at, timeZone);
  if (zone.opens && minute < minuteOf(zone.opens)) return false;
  if (zone.closes && minute >= minuteOf(zone.closes)) return false;
  if (!zone.times?.length) return true;
  const early = zone.early_minutes ?? 0;
  return zone.times.some(
    (slot) => slot.day === day && minuteOf(slot.from) - early <= minute && minute < minuteOf(slot.to),
  );
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
