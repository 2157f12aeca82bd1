/** What the counters did, minute by minute, read as what stood at a moment or as what happened within a time. Pure. */
import type { Changes, Standing, ZoneCounts } from "../../../common/src/protocol";

/** Counters at a moment, or their changes within a time. */
export type Moment = Standing;

/** What stood at the end of the minute (or longer step) that holds `at`, ms. */
export function momentAt(changes: Changes, at: number): Moment {
  const moment = structuredClone(changes.before);
  for (const minute of changes.minutes) if (Date.parse(minute.at) <= at) add(moment, minute);
  return moment;
}

/** The sums of the changes of the minutes from `from` up to, and without, `to` (ms). */
export function within(changes: Changes, from: number, to: number): Moment {
  const moment = nothing(changes);
  for (const minute of changes.minutes) {
    const at = Date.parse(minute.at);
    if (at >= from && at < to) add(moment, minute);
  }
  return moment;
}

/** Every zone that the changes know, at zero. */
function nothing({ before }: Changes): Moment {
  const zero = (zone: ZoneCounts): ZoneCounts =>
    zone.dwell === undefined
      ? { visits: 0, unique: 0 }
      : {
          visits: 0,
          unique: 0,
          occupancy: 0,
          direct: 0,
          stays: 0,
          inferred: 0,
          closing: 0,
          dwell_ms: 0,
          dwell: {},
        };
  return {
    site: { visits: 0, unique: 0 },
    zones: Object.fromEntries(Object.entries(before.zones).map(([id, zone]) => [id, zero(zone)])),
    flow: {},
    totals: { admitted: 0, refused: {} },
  };
}

function add(moment: Moment, { site, zones, flow, totals }: Changes["minutes"][number]): void {
  if (site) sum(moment.site, site);
  sum(moment.zones, zones);
  sum(moment.flow, flow);
  sum(moment.totals, totals);
}

/** Adds number to number, however deep they lie. */
function sum(into: object, more: object): void {
  const target = into as Record<string, unknown>;
  for (const [key, value] of Object.entries(more)) {
    if (typeof value === "number") target[key] = ((target[key] as number | undefined) ?? 0) + value;
    else if (value) {
      target[key] ??= {};
      sum(target[key] as object, value as object);
    }
  }
}
