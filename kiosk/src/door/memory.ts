/**
 * What this kiosk knows of badges by having seen them: who went in here and has not come out here. A help while the
 * server is silent, and no more: who left by another door is still inside for this memory.
 */
import type { Change, SeenBadge } from "./records";

/** Badges not seen for this long are forgotten; a day's visitors fit easily. */
const FORGET_AFTER = 36 * 3_600_000;

export interface Memory {
  find(badgeId: string | undefined): SeenBadge | undefined;
  /** An admission: `in` puts the holder inside the zone, `out` takes them out, a touch moves nobody. */
  note(badge: Omit<SeenBadge, "inside" | "seen">, zone: string, direction: string, at: number): Change;
  /** Staff undid the last scan of this badge. */
  undo(badgeId: string, before: SeenBadge | undefined): Change;
}

/** Whatever changes it gives back what is to be written. `old`: the badges that it has forgotten. */
export function createMemory(found: readonly SeenBadge[], now: number): Memory & { old: Change } {
  const badges = new Map<string, SeenBadge>();
  const forgotten: string[] = [];
  for (const badge of found) {
    if (now - badge.seen > FORGET_AFTER) forgotten.push(badge.badge_id);
    else badges.set(badge.badge_id, badge);
  }

  return {
    old: { forgotten },
    find: (badgeId) => (badgeId === undefined ? undefined : badges.get(badgeId)),
    note(badge, zone, direction, at) {
      const before = badges.get(badge.badge_id);
      const stays = direction === "in" && before?.inside?.zone === zone;
      const inside = stays
        ? before.inside
        : direction === "in"
          ? { zone, since: at }
          : direction === "out"
            ? undefined
            : before?.inside;
      const seen: SeenBadge = { ...before, ...badge, seen: at };
      delete seen.inside;
      if (inside) seen.inside = inside;
      badges.set(badge.badge_id, seen);
      return { badges: [seen] };
    },
    undo(badgeId, before) {
      if (!before) {
        badges.delete(badgeId);
        return { forgotten: [badgeId] };
      }
      badges.set(badgeId, before);
      return { badges: [before] };
    },
  };
}
