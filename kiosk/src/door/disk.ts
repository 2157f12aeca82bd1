/**
 * What outlives a reload, a crash and a day without power: IndexedDB, written through. The page works on its own copy in
 * memory and reads the disk once, at the start.
 *
 *     outbox   scans that the server does not have yet, in the order of reading (key: `n`)
 *     badges   what this kiosk knows of the badges it has seen (key: `badge_id`)
 *     kept     single values: what the kiosk needs to open without the server (key: a name)
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Entry, SeenBadge } from "./records";

interface Schema extends DBSchema {
  outbox: { key: number; value: Entry };
  badges: { key: string; value: SeenBadge };
  kept: { key: string; value: unknown };
}

const NAME = "footfall-kiosk";
/** The door waits for a write as long as this, milliseconds. */
const PATIENCE = 1_000;

export interface Disk {
  /** False where the browser gives no lasting storage, or it has failed: what is written lasts as long as the page. */
  lasting(): boolean;
  outbox(): Promise<Entry[]>;
  badges(): Promise<SeenBadge[]>;
  kept<T>(key: string): Promise<T | undefined>;
  /** Resolves once it is written, or once it is known that it cannot be. */
  putEntries(entries: readonly Entry[]): Promise<void>;
  removeEntries(numbers: readonly number[]): Promise<void>;
  putBadge(badge: SeenBadge): Promise<void>;
  forgetBadges(ids: readonly string[]): Promise<void>;
  keep(key: string, value: unknown): Promise<void>;
}

type Database = IDBPDatabase<Schema>;

/** @param changed called when whether it lasts has changed */
export async function openDisk(changed: () => void): Promise<Disk> {
  const disk = new BrowserDisk(changed);
  await disk.open();
  return disk;
}

class BrowserDisk implements Disk {
  #database: Database | undefined;
  /** Writes that take longer than anybody waits. A device that slept has them too, and they come to an end. */
  #late = 0;
  #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  async open(): Promise<void> {
    const opened = openDB<Schema>(NAME, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("outbox", { keyPath: "n" });
        fresh.createObjectStore("badges", { keyPath: "badge_id" });
        fresh.createObjectStore("kept");
      },
      terminated: () => this.#fail(),
    });
    try {
      this.#database = await inTime(opened, 5 * PATIENCE);
      // Asked for, not relied on: without it a full disk may take the oldest site's data.
      void navigator.storage?.persist?.().catch(() => undefined);
    } catch {
      this.#changed();
    }
  }

  lasting(): boolean {
    return this.#database !== undefined && this.#late === 0;
  }

  outbox(): Promise<Entry[]> {
    return this.#read((open) => open.getAll("outbox"), []);
  }

  badges(): Promise<SeenBadge[]> {
    return this.#read((open) => open.getAll("badges"), []);
  }

  kept<T>(key: string): Promise<T | undefined> {
    return this.#read((open) => open.get("kept", key) as Promise<T | undefined>, undefined);
  }

  putEntries(entries: readonly Entry[]): Promise<void> {
    return this.#write(async (open) => {
      const change = open.transaction("outbox", "readwrite", { durability: "strict" });
      for (const entry of entries) void change.store.put(entry);
      await change.done;
    });
  }

  removeEntries(numbers: readonly number[]): Promise<void> {
    return this.#write((open) => remove(open, "outbox", numbers));
  }

  putBadge(badge: SeenBadge): Promise<void> {
    return this.#write((open) => open.put("badges", badge));
  }

  forgetBadges(ids: readonly string[]): Promise<void> {
    return this.#write((open) => remove(open, "badges", ids));
  }

  keep(key: string, value: unknown): Promise<void> {
    return this.#write((open) => open.put("kept", value, key));
  }

  #fail(): void {
    if (this.#database) this.#changed();
    this.#database = undefined;
  }

  async #read<T>(from: (open: Database) => Promise<T>, otherwise: T): Promise<T> {
    try {
      return this.#database ? await inTime(from(this.#database), 5 * PATIENCE) : otherwise;
    } catch {
      this.#fail();
      return otherwise;
    }
  }

  /** Comes back when it is written, or has failed, or after a second: the door does not wait for a slow disk. */
  #write(work: (open: Database) => Promise<unknown>): Promise<void> {
    const open = this.#database;
    if (!open) return Promise.resolve();
    return new Promise((resolve) => {
      let waits = false;
      const waiting = (more: 1 | -1) => {
        waits = more > 0;
        this.#late += more;
        this.#changed();
      };
      const timer = setTimeout(() => {
        waiting(1);
        resolve();
      }, PATIENCE);
      work(open)
        .catch(() => this.#fail())
        .finally(() => {
          clearTimeout(timer);
          if (waits) waiting(-1);
          resolve();
        });
    });
  }
}

async function remove<S extends "outbox" | "badges">(
  open: Database,
  store: S,
  keys: readonly Schema[S]["key"][],
): Promise<void> {
  const change = open.transaction<"outbox" | "badges", "readwrite">(store, "readwrite");
  for (const key of keys) void change.store.delete(key);
  await change.done;
}

function inTime<T>(work: Promise<T>, most: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the disk does not answer")), most);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
