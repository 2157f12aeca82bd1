/**
 * What this kiosk knows of badges by having seen them: who went in here and has not come out here. A help while the
 * server is silent, and no more: who left by another door is still inside for this memory.
 */
import type { Disk } from "./disk";
import type { SeenBadge } from "./records";

/** Badges not seen for this long are forgotten; a day's visitors fit easily. */
const FORGET_AFTER = 36 * 3_600_000;

export type Memory = Awaited<ReturnType<typeof createMemory>>;

export async function createMemory(disk: Pick<Disk, "badges" | "putBadge" | "forgetBadges">, now: number) {
  const badges = new Map<string, SeenBadge>();
  const old: string[] = [];
  for (const badge of await disk.badges()) {
    if (now - badge.seen > FORGET_AFTER) old.push(badge.badge_id);
    else badges.set(badge.badge_id, badge);
  }
  if (old.length > 0) void disk.forgetBadges(old);

  return {
    find: (badgeId: string | undefined) => (badgeId === undefined ? undefined : badges.get(badgeId)),
    /** An admission: `in` puts the holder inside the zone, `out` takes them out, a touch moves nobody. */
    note(badge: Omit<SeenBadge, "inside" | "seen">, zone: string, direction: string, at: number): void {
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
      void disk.putBadge(seen);
    },
    /** Staff undid the last scan of this badge. */
    undo(badgeId: string, before: SeenBadge | undefined): void {
      if (before) {
        badges.set(badgeId, before);
        void disk.putBadge(before);
      } else {
        badges.delete(badgeId);
        void disk.forgetBadges([badgeId]);
      }
    },
  };
}
