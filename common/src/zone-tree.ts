/** The order in which zones are listed wherever they are: as the venue nests them. The server has the same. */
import type { Zone } from "./protocol";

export interface Nested {
  zone: Zone;
  /** How many of the zones around it are listed too. */
  depth: number;
}

/**
 * Each zone directly after the one it lies in; siblings keep their order. One that is not shown stands for nothing, and
 * what lies in it moves up.
 */
export function inTreeOrder(zones: readonly Zone[], isShown: (zone: Zone) => boolean = () => true): Nested[] {
  const known = new Set(zones.map(({ id }) => id));
  const within = new Map<string | undefined, Zone[]>();
  for (const zone of zones) {
    const parent = zone.parent !== undefined && known.has(zone.parent) ? zone.parent : undefined;
    within.set(parent, [...(within.get(parent) ?? []), zone]);
  }
  const below = (parent: string | undefined, depth: number): Nested[] =>
    (within.get(parent) ?? []).flatMap((zone) =>
      isShown(zone) ? [{ zone, depth }, ...below(zone.id, depth + 1)] : below(zone.id, depth),
    );
  return below(undefined, 0);
}

/** A name in a list that knows no indents of its own, such as a select's. */
export const indented = (name: string, depth: number): string => "\u2003".repeat(depth) + name;
