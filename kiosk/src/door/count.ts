/**
 * The count of a zone at its door: the server's last word, and what the scans will change that it does not have yet.
 * Both are on the disk, and a scan leaves the queue together with the count that has it: the sum is as right after a
 * reload, offline, as before. A moment's doubt (a scan that is on its way) counts people twice rather than not at all.
 */
import type { EventConfig, ScanResult, Zone } from "../../../common/src/protocol";
import type { ZoneCount } from "../../../common/src/socket";
import type { Kept } from "./kept";
import type { Outbox } from "./outbox";
import type { Change, Moved } from "./records";
import { isWithin } from "./zones";

/** Only what is there, so that nothing known is overwritten by nothing. */
function known({ occupancy, visits, capacity }: ZoneCount): ZoneCount {
  const entries = Object.entries({ occupancy, visits, capacity }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

export interface Counts {
  /** The kiosk stands at this zone now: what is known of another is of no use here. */
  stand(zone: string): void;
  /** The server's word on a zone. */
  pushed(zone: string, counted: ZoneCount): Promise<void>;
  /**
   * Its answers to requests that began at `startedAt`, by performance.now(). What was pushed since is newer, and holds.
   */
  answered(answers: readonly { zone: string; result: ScanResult }[], startedAt: number): Change;
  /** To be shown: nothing where the server never said it. */
  of(zone: Zone, config: EventConfig): ZoneCount;
  /** To decide by: at least as many are inside as this kiosk knows of. */
  inside(zone: Zone, config: EventConfig): number;
}

export function createCounts(kept: Kept, outbox: Pick<Outbox, "moved">): Counts {
  let pushedAt = Number.NEGATIVE_INFINITY;
  const last = (zone: string): ZoneCount =>
    kept.values.count?.zone === zone ? known(kept.values.count) : {};
  const waiting = (zone: Zone, config: EventConfig) =>
    sum(outbox.moved(), (each) => change(each, zone, config));

  return {
    stand(zone) {
      if (kept.values.count?.zone !== zone) kept.set({ count: { zone } });
    },
    pushed(zone, counted) {
      pushedAt = performance.now();
      return kept.keep("count", { ...known(counted), zone });
    },
    answered(answers, startedAt) {
      const newest = answers.findLast(({ zone }) => zone === kept.values.count?.zone);
      if (!newest || pushedAt > startedAt) return {};
      const { zone, result } = newest;
      return kept.set({ count: { ...last(zone), ...known(result), zone } });
    },
    of(zone, config) {
      const { occupancy, visits } = last(zone.id);
      const touches = sum(outbox.moved(), ({ touched, people }) => (touched === zone.id ? people : 0));
      return known({
        ...(zone.capacity === undefined ? {} : { capacity: zone.capacity }),
        ...last(zone.id),
        occupancy: occupancy === undefined ? undefined : Math.max(0, occupancy + waiting(zone, config)),
        visits: visits === undefined && touches === 0 ? undefined : (visits ?? 0) + touches,
      } as ZoneCount);
    },
    inside: (zone, config) => Math.max(0, (last(zone.id).occupancy ?? 0) + waiting(zone, config)),
  };
}

/** How many more are in the zone after it. */
function change({ from, to, people }: Moved, zone: Zone, config: EventConfig): number {
  return people * (Number(isWithin(to, zone, config)) - Number(isWithin(from, zone, config)));
}

function sum<T>(list: readonly T[], of: (each: T) => number): number {
  return list.reduce((total, each) => total + of(each), 0);
}
