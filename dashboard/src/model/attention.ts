/** What needs somebody's attention, as far as the numbers bear it. Most urgent first. */
import type { KioskStatus } from "../../../common/src/protocol";
import { reachedSince, trend } from "./history";
import { type DashboardState, serverNow } from "./state";
import { areas, level } from "./venue";

export type Concern =
  | { kind: "over" | "full"; zone: string; occupancy: number; capacity: number; since?: number }
  | { kind: "near"; zone: string; occupancy: number; capacity: number; minutes?: number }
  | { kind: "silent"; kiosk: KioskStatus; ms: number }
  | { kind: "more-silent"; count: number }
  | { kind: "waiting"; kiosk: KioskStatus }
  | { kind: "store"; warnings: string[] }
  | { kind: "conflicts"; count: number };

/** A forecast further off than this says nothing. */
const FORESEEN_MINUTES = 30;
/** A kiosk that was put away long ago concerns nobody, unless scans wait on it. */
const FORGOTTEN_MS = 12 * 3_600_000;
/** More silent kiosks than this are one concern, not many. */
const NAMED_KIOSKS = 4;

export function concerns(state: DashboardState): Concern[] {
  const { health: warnings } = state;
  return [
    ...fullZones(state),
    ...(warnings.length ? [{ kind: "store", warnings } as const] : []),
    ...kiosks(state),
    ...conflicts(state),
  ];
}

function fullZones(state: DashboardState): Concern[] {
  const { event, numbers, asOf } = state;
  if (!event || !numbers || asOf === undefined) return [];
  const found: { concern: Concern; share: number }[] = [];
  for (const { id, capacity: configured } of areas(event)) {
    const occupancy = numbers.zones[id]?.occupancy ?? 0;
    const capacity = numbers.zones[id]?.capacity ?? configured;
    const how = level(occupancy, capacity);
    if (capacity === undefined || how === "normal" || how === "open") continue;
    const figures = { zone: id, occupancy, capacity };
    if (how === "near") {
      const minutes = minutesLeft(capacity - occupancy, trend(state, [id], occupancy, asOf));
      found.push({
        concern: { kind: "near", ...figures, ...(minutes ? { minutes } : {}) },
        share: occupancy / capacity,
      });
    } else {
      const since = reachedSince(state, id, capacity, asOf);
      found.push({
        concern: { kind: how, ...figures, ...(since ? { since } : {}) },
        share: occupancy / Math.max(capacity, 1) + 1,
      });
    }
  }
  return found.sort((a, b) => b.share - a.share).map(({ concern }) => concern);
}

/** Until `room` is used up at the pace of the last ten minutes; undefined where that is far off or never. */
function minutesLeft(room: number, inTenMinutes: number | undefined): number | undefined {
  if (inTenMinutes === undefined || inTenMinutes <= 0) return undefined;
  const minutes = Math.max(1, Math.round((10 * room) / inTenMinutes));
  return minutes <= FORESEEN_MINUTES ? minutes : undefined;
}

function kiosks(state: DashboardState): Concern[] {
  const now = serverNow(state);
  const silent = state.kiosks
    .map((kiosk) => ({ kind: "silent" as const, kiosk, ms: Math.max(0, now - Date.parse(kiosk.last_seen)) }))
    .filter(({ kiosk, ms }) => !kiosk.online && (ms < FORGOTTEN_MS || kiosk.queue))
    .sort((a, b) => (b.kiosk.queue ?? 0) - (a.kiosk.queue ?? 0) || a.ms - b.ms);
  const more = silent.length - NAMED_KIOSKS;
  const waiting = state.kiosks.filter((kiosk) => kiosk.online && kiosk.queue);
  return [
    ...silent.slice(0, NAMED_KIOSKS),
    ...(more > 0 ? [{ kind: "more-silent" as const, count: more }] : []),
    ...waiting.map((kiosk) => ({ kind: "waiting" as const, kiosk })),
  ];
}

function conflicts(state: DashboardState): Concern[] {
  const count = state.numbers?.totals.conflicts ?? 0;
  return count > 0 ? [{ kind: "conflicts", count }] : [];
}
