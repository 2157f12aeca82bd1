/** What a kiosk's disk is made of, in memory: it outlives the page, and can be made to fail. */
import type { Database } from "../database";
import type { Media } from "../disk";
import type { Change, Entry, SeenBadge } from "../records";
import { openSpare } from "../spare";

export class FakeMedia {
  failing = false;
  /** Milliseconds, in which a page may die. */
  writeTakes = 120;
  readonly rows = new Map<number, Entry>();
  readonly badges = new Map<string, SeenBadge>();
  readonly kept: Record<string, unknown> = {};
  readonly #other = new Map<string, string>();

  /** @param alive whether the page that writes still lives: nothing of a dead one is written */
  media(alive: () => boolean): Media {
    const storage = {
      getItem: (key: string) => this.#other.get(key) ?? null,
      setItem: (key: string, value: string) => void (alive() && this.#other.set(key, value)),
      removeItem: (key: string) => void (alive() && this.#other.delete(key)),
    };
    return { connect: async () => this.#open(alive), spare: openSpare(storage) };
  }

  #open(alive: () => boolean): Database {
    const check = () => {
      if (this.failing) throw new Error("the disk fails");
    };
    check();
    return {
      load: async () => {
        check();
        const outbox = [...this.rows.values()].sort((a, b) => a.n - b.n);
        return structuredClone({ outbox, badges: [...this.badges.values()], kept: this.kept });
      },
      put: async (change: Change) => {
        const copy = structuredClone(change);
        if (this.writeTakes > 0) await new Promise((resolve) => setTimeout(resolve, this.writeTakes));
        check();
        if (alive()) this.#put(copy);
      },
      close: () => undefined,
    };
  }

  #put({ gone = [], entries = [], forgotten = [], badges = [], kept = {} }: Change): void {
    for (const n of gone) this.rows.delete(n);
    for (const entry of entries) this.rows.set(entry.n, entry);
    for (const id of forgotten) this.badges.delete(id);
    for (const badge of badges) this.badges.set(badge.badge_id, badge);
    Object.assign(this.kept, kept);
  }
}
