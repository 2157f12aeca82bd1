/** What is warned of, as every feature may read it: how urgent each is, and how full the zone that it is about. Pure. */
import type { EventConfig, Warning, Warnings, Zone } from "../../../common/src/protocol";
import { type Level, level, WARN_AT } from "./venue";

/** `waiting`: sound is wanted, but the browser plays none before the page was touched. */
export type Sound = "off" | "on" | "waiting";

/** What somebody has in hand: an order on its way, or what became of it. */
export interface Hand {
  busy: boolean;
  trouble?: string;
}

export interface Warned {
  /** Whether the server has told what is warned of. */
  heard: boolean;
  open: Warning[];
  forecasts: Warnings["forecasts"];
  sound: Sound;
  /** By warning, for those being acknowledged. */
  hands: Record<string, Hand>;
}

/** What can be done about warnings. */
export interface WarningCare {
  acknowledge(warning: string, note?: string): void;
  /** Stops the key that a warning is about, or lets it go again. */
  hold(warning: Warning, held: boolean): void;
  sound(on: boolean): void;
}

/** From which percents of its capacity on a zone is warned of; zone by itself or by its id. */
export function levelsOf(event: EventConfig | undefined, zone: Zone | string | undefined): readonly number[] {
  const found = typeof zone === "string" ? event?.zones.find(({ id }) => id === zone) : zone;
  return found?.warn_at ?? event?.warn_at ?? WARN_AT;
}

/** How full the zone of a warning is by the numbers at hand, which are newer than the warning. */
export function fullnessOf(
  warning: Warning,
  event: EventConfig | undefined,
  now: { occupancy?: number; capacity?: number } | undefined,
): { occupancy: number; capacity: number; how: Level } {
  const occupancy = now?.occupancy ?? warning.occupancy ?? 0;
  const capacity = now?.capacity ?? warning.capacity ?? 0;
  const levels = levelsOf(event, warning.zone);
  const how = level(occupancy, capacity, levels);
  // A level holds on a little below where it began: the zone is as near as it was then.
  if (how !== "normal" && how !== "near") return { occupancy, capacity, how };
  const [, second = 100] = levels;
  return { occupancy, capacity, how: (warning.level ?? 0) >= second ? "almost" : "near" };
}

/** Smaller is more urgent; what somebody takes care of comes after what nobody does. */
function urgency(warning: Warning): number {
  return (warning.acknowledged ? 100 : 0) + rank(warning);
}

function rank({ kind, level = 0, occupancy = 0, capacity = 1, count = 0 }: Warning): number {
  switch (kind) {
    case "zone":
      return level >= 100 || occupancy >= capacity ? 0 : level >= 90 ? 2 : 4;
    case "store":
    case "kiosk_lost":
      return 1;
    case "kiosk_silent":
      return count > 0 ? 3 : 7;
    case "kiosk_aside":
      return 5;
    case "kiosk_unsent":
      return 6;
    case "key_conflicts":
      return 1;
    case "disputes":
      return 5;
    case "key_held":
      return 9;
    case "conflicts":
      return 8;
  }
}

export function byUrgency(open: readonly Warning[]): Warning[] {
  const share = ({ occupancy = 0, capacity = 1 }: Warning) => occupancy / Math.max(capacity, 1);
  return [...open].sort(
    (a, b) => urgency(a) - urgency(b) || share(b) - share(a) || (b.count ?? 0) - (a.count ?? 0),
  );
}

/** How many nobody takes care of yet. */
export const waiting = (state: Warned): number =>
  state.open.filter(({ acknowledged }) => !acknowledged).length;

/** What is to be heard of: open now and not before. A zone that only became emptier is no news, nor what was known already. */
export function news(before: Warned, document: Warnings): Warning[] {
  if (!before.heard) return [];
  const known = new Set(before.open.map(({ id }) => id));
  const was = new Map(
    before.open.flatMap(({ kind, zone, level = 0 }) => (kind === "zone" ? [[zone, level]] : [])),
  );
  return document.open.filter(
    ({ id, kind, zone, level = 0, acknowledged }) =>
      !known.has(id) && !acknowledged && !(kind === "zone" && (was.get(zone) ?? 0) > level),
  );
}
