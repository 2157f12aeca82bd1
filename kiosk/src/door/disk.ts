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

type Write = IDBPDatabase<Schema>;

/** @param changed whether it lasts has changed */
export async function openDisk(changed: () => void): Promise<Disk> {
  let database: Write | undefined;
  /** Writes that take longer than anybody waits. A device that slept has them too, and they come to an end. */
  let late = 0;

  const fail = () => {
    if (database) changed();
    database = undefined;
  };
  try {
    database = await inTime(
      openDB<Schema>(NAME, 1, {
        upgrade(fresh) {
          fresh.createObjectStore("outbox", { keyPath: "n" });
          fresh.createObjectStore("badges", { keyPath: "badge_id" });
          fresh.createObjectStore("kept");
        },
        terminated: fail,
      }),
      5 * PATIENCE,
    );
    // Asked for, not relied on: without it a full disk may take the oldest site's data.
    void navigator.storage?.persist?.().catch(() => undefined);
  } catch {
    changed();
  }

  async function read<T>(from: (open: Write) => Promise<T>, otherwise: T): Promise<T> {
    try {
      return database ? await inTime(from(database), 5 * PATIENCE) : otherwise;
    } catch {
      fail();
      return otherwise;
    }
  }

  /** Comes back when it is written, or has failed, or after a second: the door does not wait for a slow disk. */
  function write(work: (open: Write) => Promise<unknown>): Promise<void> {
    const open = database;
    if (!open) return Promise.resolve();
    return new Promise((resolve) => {
      let waits = false;
      const timer = setTimeout(() => {
        waits = true;
        late += 1;
        changed();
        resolve();
      }, PATIENCE);
      work(open)
        .catch(fail)
        .finally(() => {
          clearTimeout(timer);
          if (waits) {
            late -= 1;
            changed();
          }
          resolve();
        });
    });
  }

  return {
    lasting: () => database !== undefined && late === 0,
    outbox: () => read((open) => open.getAll("outbox"), []),
    badges: () => read((open) => open.getAll("badges"), []),
    kept: <T>(key: string) => read((open) => open.get("kept", key) as Promise<T | undefined>, undefined),
    putEntries: (entries) =>
      write(async (open) => {
        const change = open.transaction("outbox", "readwrite", { durability: "strict" });
        for (const entry of entries) void change.store.put(entry);
        await change.done;
      }),
    removeEntries: (numbers) =>
      write(async (open) => {
        const change = open.transaction("outbox", "readwrite");
        for (const n of numbers) void change.store.delete(n);
        await change.done;
      }),
    putBadge: (badge) => write((open) => open.put("badges", badge)),
    forgetBadges: (ids) =>
      write(async (open) => {
        const change = open.transaction("badges", "readwrite");
        for (const id of ids) void change.store.delete(id);
        await change.done;
      }),
    keep: (key, value) => write((open) => open.put("kept", value, key)),
  };
}

function inTime<T>(work: Promise<T>, most: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the disk does not answer")), most);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
