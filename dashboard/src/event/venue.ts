/** The venue as it is nested, joined with its numbers. */

import type { EventConfig, EventState, Zone, ZoneState } from "../../../common/src/protocol";
import { isBooth } from "../../../common/src/zone-kinds";

export interface ZoneTree {
  zone: Zone;
  /** Areas and sessions within, in the config's order. */
  within: ZoneTree[];
}

const isArea = (zone: Zone) => !isBooth(zone);

export function zoneTrees(event: EventConfig): ZoneTree[] {
  const build = (parent: string | undefined): ZoneTree[] =>
    event.zones
      .filter((zone) => isArea(zone) && zone.parent === parent)
      .map((zone) => ({ zone, within: build(zone.id) }));
  return build(undefined);
}

/** Zones without a parent: together they are the site. */
export function roots(event: EventConfig): Zone[] {
  return event.zones.filter((zone) => isArea(zone) && zone.parent === undefined);
}

export function areas(event: EventConfig): Zone[] {
  return event.zones.filter(isArea);
}

export function booths(event: EventConfig): Zone[] {
  return event.zones.filter(isBooth);
}

/** The site's own numbers: sums over the root zones. Absent where not every root has one. */
export interface Site {
  zones: string[];
  occupancy: number;
  capacity?: number;
  /** Different people, where one root zone holds the whole site; people who came twice to two roots cannot be told apart. */
  unique?: number;
  visits: number;
  stays: number;
  dwell_ms: number;
  /** People in a root zone itself, in none of the zones within. */
  between: number;
}

export function site(event: EventConfig, numbers: EventState): Site {
  const own = roots(event);
  const said = own.map((zone): ZoneState => numbers.zones[zone.id] ?? { visits: 0, unique: 0 });
  const sum = (pick: (zone: ZoneState) => number | undefined) =>
    said.reduce((total, zone) => total + (pick(zone) ?? 0), 0);
  const capacities = own.map((zone, index) => said[index]?.capacity ?? zone.capacity);
  const parents = new Set(areas(event).map((zone) => zone.parent));
  const [only] = said;
  return {
    zones: own.map((zone) => zone.id),
    occupancy: sum((zone) => zone.occupancy),
    ...(own.length && capacities.every((capacity) => capacity !== undefined)
      ? { capacity: capacities.reduce((total: number, capacity) => total + (capacity ?? 0), 0) }
      : {}),
    ...(own.length === 1 && only ? { unique: only.unique } : {}),
    visits: sum((zone) => zone.visits),
    stays: sum((zone) => zone.stays),
    dwell_ms: sum((zone) => zone.dwell_ms),
    between: own.reduce(
      (total, zone, index) => total + (parents.has(zone.id) ? (said[index]?.direct ?? 0) : 0),
      0,
    ),
  };
}

/** From which percents of its capacity on a zone is warned of, where the config says nothing; the server has the same. */
export const WARN_AT: readonly number[] = [80, 95, 100];

/**
 * `near` from the first of a zone's levels on, `almost` from the second, `full` at the capacity, `over` above it; `open`
 * has no capacity.
 */
export type Level = "open" | "normal" | "near" | "almost" | "full" | "over";

/** @param levels rising percents of the capacity (`levelsOf` of warned.ts) */
export function level(
  occupancy: number,
  capacity: number | undefined,
  levels: readonly number[] = WARN_AT,
): Level {
  if (capacity === undefined) return "open";
  if (occupancy > capacity) return "over";
  if (occupancy === capacity) return capacity > 0 ? "full" : "normal";
  const [first = 100, second = 100] = levels;
  if (100 * occupancy >= second * capacity) return "almost";
  return 100 * occupancy >= first * capacity ? "near" : "normal";
}

/** Occupancy over capacity. Rounded down in percent, so that 100 % is said only of what is full. */
export function share(occupancy: number, capacity: number): number {
  return capacity > 0 ? Math.floor((100 * occupancy) / capacity) / 100 : occupancy > 0 ? 1 : 0;
}

export function refusals(numbers: EventState): { reason: string; count: number }[] {
  return Object.entries(numbers.totals.refused)
    .map(([reason, count]) => ({ reason, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}

export const refusedTotal = (numbers: EventState): number =>
  Object.values(numbers.totals.refused).reduce((sum, count) => sum + count, 0);
