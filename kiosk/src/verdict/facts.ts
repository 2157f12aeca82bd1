/** What is known about a refusal that whoever stands there can act on: which days, which hours, who may go in. Pure. */
import type { Formats } from "../../../common/src/formats";
import type { Language } from "../../../common/src/i18n";
import { pickName } from "../../../common/src/names";
import type { ScanResult, Slot } from "../../../common/src/protocol";
import type { DoorState } from "../door/state";
import type { Messages } from "../words";

/** `detail`: a line of fact. `next`: what to do, where the fact makes it another thing than usual. */
export interface Facts {
  detail?: string;
  next?: string;
}

export interface Teller {
  door: DoorState;
  t: Messages;
  f: Formats;
  language: Language;
}

export function factsOf(reason: string, { days }: Pick<ScanResult, "days">, teller: Teller): Facts {
  const { door, t, f } = teller;
  if (reason === "wrong_day") {
    return { ...(days?.length ? { detail: t.validOn(f.days(days)) } : {}), ...today(teller) };
  }
  if (reason === "category_not_admitted") return mayEnter(teller);
  if (reason === "zone_closed") return opening(teller);
  if (reason === "scanned_at_before_event") return { detail: t.eventOn(f.days(door.config.days)) };
  return {};
}

/** Nobody has a badge for a day without an event. */
function today({ door, t, f }: Teller): Facts {
  return door.config.days.includes(f.isoDay(door.now)) ? {} : { next: t.noEventToday };
}

function mayEnter({ door: { zone, config }, t, f, language }: Teller): Facts {
  const names = zone.admits?.map((id) =>
    pickName(config.categories.find((each) => each.id === id)?.name, language, id),
  );
  return names?.length ? { detail: t.openTo(f.list(names)) } : {};
}

/** When the door lets people in: its hours, or the next sitting of a session. */
function opening({ door: { zone, now }, t, f }: Teller): Facts {
  const { opens, closes, times } = zone;
  if (times?.length) {
    const [day, time] = [f.isoDay(now), f.time(now)];
    const later = (slot: Slot) => slot.day > day || (slot.day === day && slot.to > time);
    const [next] = times.filter(later).sort((a, b) => (a.day + a.from < b.day + b.from ? -1 : 1));
    if (!next) return { detail: t.noMoreTimes, next: t.refusedNext.other };
    const from = earlier(next.from, zone.early_minutes ?? 0);
    const detail =
      next.day === day ? t.openHours(from, next.to) : t.openOn(f.days([next.day]), from, next.to);
    return { detail };
  }
  if (opens && closes) return { detail: t.openHours(opens, closes) };
  if (opens) return { detail: t.openFrom(opens) };
  return closes ? { detail: t.openUntil(closes) } : {};
}

/** "14:00" and 15 is "13:45": doors open so long before a sitting, but not on the day before. */
function earlier(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const at = Math.max(0, hour * 60 + minute - minutes);
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
