/** Which zones' curves are drawn: those that matter, or those that somebody chose. Pure, but for what is kept of a choice. */
import type { EventConfig, EventSeries, Zone } from "../../../common/src/protocol";
import { peakOf } from "./history";
import type { Shared } from "./shared";
import { areas, roots } from "./venue";
import { levelsOf } from "./warned";

/** More lines than this cannot be told apart. */
export const MOST_CURVES = 12;

export interface Candidate {
  zone: Zone;
  /** The day's highest occupancy, and that over the capacity where there is one. */
  peak: number;
  full?: number;
}

/** Every area and session, in the order of their tree; without the one root that is the whole site, which is drawn by itself. */
function drawable(event: EventConfig): Zone[] {
  const [only, ...others] = roots(event);
  return areas(event).filter(({ id }) => others.length > 0 || id !== only?.id);
}

export function candidates(event: EventConfig, day: EventSeries, samples: Shared["samples"]): Candidate[] {
  return drawable(event).map((zone) => {
    const peak = peakOf(day, samples, [zone.id])?.occupancy ?? 0;
    const { capacity } = zone;
    return { zone, peak, ...(capacity ? { full: peak / capacity } : {}) };
  });
}

/** The ids of those that are drawn; the zone that is pointed out is always among them. */
export function shownCurves(
  { curves, picked }: Pick<Shared, "curves" | "picked">,
  event: EventConfig,
  all: readonly Candidate[],
): Set<string> {
  const known = new Set(all.map(({ zone }) => zone.id));
  const wanted = curves ?? mattering(event, all).map(({ zone }) => zone.id);
  const first = picked === undefined ? [] : [picked];
  return new Set([...new Set([...first, ...wanted])].filter((id) => known.has(id)).slice(0, MOST_CURVES));
}

/**
 * First what came near its capacity or is closed at it, then what has any, the fullest first; then by people. A zone that
 * nobody was in today would only be a line along the bottom, and one that only holds others and no limit of its own says
 * nothing that those do not.
 */
function mattering(event: EventConfig, all: readonly Candidate[]): Candidate[] {
  const parents = new Set(all.map(({ zone }) => zone.parent));
  const group = ({ zone, full }: Candidate) => {
    if (full === undefined) return 2;
    return zone.enforce || 100 * full >= (levelsOf(event, zone)[0] ?? 100) ? 0 : 1;
  };
  return all
    .filter(({ zone, peak, full }) => peak > 0 && (full !== undefined || !parents.has(zone.id)))
    .sort((a, b) => group(a) - group(b) || (b.full ?? 0) - (a.full ?? 0) || b.peak - a.peak);
}

const key = (event: string) => `footfall.curves.${event}`;

/** What was chosen for this event in this browser; undefined: those that matter. */
export function keptCurves(event: string): string[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(event)) ?? "null");
    return Array.isArray(kept) ? kept.filter((id) => typeof id === "string") : undefined;
  } catch {
    return undefined;
  }
}

export function keepCurves(event: string, curves: readonly string[] | undefined): void {
  try {
    if (curves) localStorage.setItem(key(event), JSON.stringify(curves));
    else localStorage.removeItem(key(event));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}
