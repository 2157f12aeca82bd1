/** When a session is on, and what to say of one that is not. */

import type { Slot, Zone } from "../../../common/src/protocol";
import { isSession } from "../../../common/src/zone-kinds";
import type { ZoneTree } from "./venue";

/** What lies ahead of a session that is not on now. */
export type Ahead = { kind: "today" | "later"; slot: Slot } | { kind: "ended" };

/** The wall clock at the venue: "YYYY-MM-DD" and "HH:MM". */
export interface LocalTime {
  day: string;
  time: string;
}

export interface Idle {
  zone: Zone;
  ahead: Ahead;
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Undefined while the session is on or lets people in already, and where no times are set: it is always on then. */
export function ahead({ times = [], early_minutes = 0 }: Zone, { day, time }: LocalTime): Ahead | undefined {
  if (times.length === 0) return undefined;
  const now = minutes(time);
  const on = (slot: Slot) =>
    slot.day === day && minutes(slot.from) - early_minutes <= now && now < minutes(slot.to);
  if (times.some(on)) return undefined;
  const [next] = times
    .filter((slot) => slot.day > day || (slot.day === day && slot.from > time))
    .sort((a, b) => a.day.localeCompare(b.day) || a.from.localeCompare(b.from));
  if (!next) return { kind: "ended" };
  return { kind: next.day === day ? "today" : "later", slot: next };
}

/** Sessions that are not on and have nobody inside, apart from everything that is to be watched now. */
export function apart(
  all: readonly ZoneTree[],
  occupancy: (zone: string) => number,
  now: LocalTime,
): { watched: ZoneTree[]; idle: Idle[] } {
  const watched: ZoneTree[] = [];
  const idle: Idle[] = [];
  for (const place of all) {
    const { zone, within } = place;
    const quiet = isSession(zone) && within.length === 0 && occupancy(zone.id) === 0;
    const rest = quiet ? ahead(zone, now) : undefined;
    if (rest) idle.push({ zone, ahead: rest });
    else watched.push(place);
  }
  return { watched, idle };
}
