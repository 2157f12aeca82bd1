/** A minute of the past, made to look like the live state, so that the same tiles and drawings can show it. Pure. */

import type { EventConfig, EventState } from "../../../../common/src/protocol";
import { isBooth } from "../../../../common/src/zone-kinds";
import type { Moment } from "../../event/changes";
import { localDay } from "../../event/day";
import { MINUTE, minuteOf } from "../../event/history";
import type { Lately } from "../../event/lately";
import type { Shown } from "../../event/shared";
import type { ReplayShown } from "./model";
import type { Reel } from "./reel";

const LATELY_MINUTES = 60;

export function shownAt(
  { theme, picked }: Pick<ReplayShown, "theme" | "picked">,
  event: EventConfig,
  reel: Reel,
  minute: number,
  moment: Moment,
): Shown {
  const at = minute * MINUTE;
  return {
    event,
    theme,
    ...(picked === undefined ? {} : { picked }),
    numbers: numbersOf(event, moment, reel.seq, at),
    asOf: at,
    now: at,
    lately: latelyOf(reel, minute),
    // Nothing was heard of that minute: the clock is the replayed one alone.
    connection: { status: "live", since: at },
  };
}

/** The `/state` document as it would have been; capacities are those of today's config. */
export function numbersOf(event: EventConfig, moment: Moment, seq: number, at: number): EventState {
  const zones: EventState["zones"] = {};
  for (const zone of event.zones) {
    const { id, capacity } = zone;
    const counted = moment.zones[id] ?? { visits: 0, unique: 0 };
    const { visits, unique } = counted;
    zones[id] = isBooth(zone)
      ? { visits, unique }
      : {
          visits,
          unique,
          occupancy: counted.occupancy ?? 0,
          direct: counted.direct ?? 0,
          stays: counted.stays ?? 0,
          inferred: counted.inferred ?? 0,
          dwell_ms: counted.dwell_ms ?? 0,
          ...(capacity === undefined ? {} : { capacity }),
        };
  }
  return {
    seq,
    at: new Date(at).toISOString(),
    zones,
    flow: moment.flow,
    totals: { ...moment.totals, voided: 0, conflicts: 0 },
  };
}

/** The hour before a minute. From midnight to the reel's first minute nothing changed; what was before is not known. */
function latelyOf(reel: Reel, minute: number): Lately {
  const zones: Record<string, (number | undefined)[]> = {};
  const [earliest] = reel.hours;
  const midnight = minuteOf(Date.parse(earliest?.from ?? ""));
  const before = (id: string, at: number) =>
    at >= midnight ? earliest?.before.zones[id]?.occupancy : undefined;
  for (const [id, curve] of Object.entries(reel.zones))
    zones[id] = Array.from({ length: LATELY_MINUTES }, (_, index) => {
      const at = minute - LATELY_MINUTES + index;
      return curve[at - reel.first] ?? before(id, at);
    });
  return { minute, zones };
}

/** The event's days that have begun, the last one first. */
export function pastDays(event: EventConfig, now: number): string[] {
  const today = localDay(now, event.timezone);
  return event.days.filter((day) => day <= today).sort((a, b) => b.localeCompare(a));
}
