/** What a big screen shows, one slide after another. Pure; `at` and `now` are the device's clock, ms. */
import type { Language } from "../../../../common/src/i18n";
import type { EventConfig, EventState, Zone } from "../../../../common/src/protocol";
import type { Floor } from "../../event/floor";
import { apart, type LocalTime } from "../../event/sessions";
import type { Shared } from "../../event/shared";
import { roots, type ZoneTree, zoneTrees } from "../../event/venue";

export const SLIDE_MS = 15_000;
/** As many tiles as can be read from across a hall. */
const MOST_TILES = 12;

export type Slide =
  | { kind: "site" }
  | { kind: "zones"; zones: Zone[]; page: number; of: number }
  | { kind: "plan" }
  | { kind: "curves" }
  | { kind: "flow" };

/** From `since` on the slides follow each other from `first`; while paused, `paused` ms of it have been seen. */
export interface Stage {
  first: number;
  since: number;
  paused?: number;
}

export type StageMessage =
  | { kind: "step"; by: 1 | -1; count: number; at: number }
  | { kind: "toggle"; count: number; at: number };

/** What the big screen reads. */
export type WallShown = Shared & { plan: Floor; stage: Stage };

export interface WallActions {
  /** The slides are moved on, or paused. */
  stage(message: StageMessage): void;
  leave(): void;
  /** Looks whether the floor plan is another one. */
  look(): void;
  pick(zone: string): void;
  language(language: Language): void;
  toggleTheme(): void;
}

export const opened = (at: number): Stage => ({ first: 0, since: at });

/** Which of `count` slides is on, and for how many ms already. */
export function current(stage: Stage, count: number, now: number): { index: number; into: number } {
  const { first, since, paused } = stage;
  if (count === 0) return { index: 0, into: 0 };
  if (paused !== undefined) return { index: first % count, into: paused };
  const gone = Math.max(0, now - since);
  return { index: (first + Math.floor(gone / SLIDE_MS)) % count, into: gone % SLIDE_MS };
}

export function reduceStage(stage: Stage, message: StageMessage): Stage {
  const { count, at } = message;
  const { index, into } = current(stage, count, at);
  const halted = stage.paused !== undefined;
  if (message.kind === "toggle")
    return halted ? { first: index, since: at - into } : { first: index, since: at, paused: into };
  const first = (index + message.by + count) % Math.max(1, count);
  return { first, since: at, ...(halted ? { paused: 0 } : {}) };
}

/** Every slide that has something to show now; the first always has. */
export function slides(
  event: EventConfig,
  numbers: EventState,
  local: LocalTime,
  has: { plan: boolean; curves: boolean },
): Slide[] {
  const pages = inPages(tiled(event, numbers, local), MOST_TILES);
  const moved = Object.values(numbers.flow).some((targets) =>
    Object.values(targets).some((count) => count > 0),
  );
  return [
    { kind: "site" },
    ...pages.map((zones, index): Slide => ({ kind: "zones", zones, page: index + 1, of: pages.length })),
    ...(has.plan ? [{ kind: "plan" } as const] : []),
    ...(has.curves ? [{ kind: "curves" } as const] : []),
    ...(moved ? [{ kind: "flow" } as const] : []),
  ];
}

/** Zones in the order of their tree; without the one root that the first slide shows, and without sessions that are not on. */
export function tiled(event: EventConfig, numbers: EventState, local: LocalTime): Zone[] {
  const occupancy = (zone: string) => numbers.zones[zone]?.occupancy ?? 0;
  const flat = (all: readonly ZoneTree[]): Zone[] =>
    apart(all, occupancy, local).watched.flatMap(({ zone, within }) => [zone, ...flat(within)]);
  const zones = flat(zoneTrees(event));
  const [only, ...others] = roots(event);
  return only && others.length === 0 && zones.length > 1 ? zones.filter((zone) => zone !== only) : zones;
}

/** Pages of much the same length, none of them longer than `most`. */
export function inPages<T>(all: readonly T[], most: number): T[][] {
  const count = Math.ceil(all.length / most);
  const size = Math.ceil(all.length / Math.max(1, count));
  return Array.from({ length: count }, (_, page) => all.slice(page * size, (page + 1) * size));
}

/** How many tiles stand side by side on a wide screen, and on a high one. */
export function across(count: number): { wide: number; high: number } {
  const wide = [1, 1, 2, 3, 2, 3, 3, 4, 4, 3, 5, 4, 4][count] ?? 4;
  return { wide, high: count <= 4 ? 1 : 2 };
}
