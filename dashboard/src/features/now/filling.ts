/** Which zones fill fastest: by how much of the room that is left they lost over the last ten minutes. Pure. */

import { changeOf } from "../../event/lately";
import type { Shared } from "../../event/shared";
import { areas } from "../../event/venue";

export interface Filling {
  zone: string;
  /** Net inflow of the last ten minutes, people. */
  change: number;
  occupancy: number;
  /** Absent only where no zone of the event has one. */
  capacity?: number;
}

const SHOWN = 3;
/** Whoever would take longer than a long day to fill at this pace is not filling. */
const MINUTES_OF_A_DAY = 10 * 60;

export function filling({ event, numbers, lately }: Shared): Filling[] {
  if (!event || !numbers) return [];
  const growing: Filling[] = [];
  for (const { id, capacity: configured } of areas(event)) {
    const { occupancy = 0, capacity = configured } = numbers.zones[id] ?? {};
    const change = changeOf(lately, [id], occupancy) ?? 0;
    if (change > 0)
      growing.push({ zone: id, change, occupancy, ...(capacity === undefined ? {} : { capacity }) });
  }
  return fastest(growing);
}

/** Where no zone has a capacity, the inflow itself has to do. */
export function fastest(growing: readonly Filling[]): Filling[] {
  const limited = growing.filter(({ capacity }) => capacity !== undefined);
  const ranked = limited.length > 0 ? limited.filter((one) => pace(one) * MINUTES_OF_A_DAY >= 10) : growing;
  return [...ranked].sort((a, b) => pace(b) - pace(a) || b.change - a.change).slice(0, SHOWN);
}

/** The share of the room left that ten minutes take; a zone without any room left counts as if it had one place. */
function pace({ change, occupancy, capacity }: Filling): number {
  return capacity === undefined ? change : change / Math.max(1, capacity - occupancy);
}
