/**
 * What outlives a reload, a crash and a day without power: IndexedDB, written through. The page works on its own copy in
 * memory and reads the disk once, at the start. What happened at one moment is one change: all of it is written, or none.
 *
 *     outbox   scans that the server does not have yet, in the order of reading (key: `n`)
 *     badges   what this kiosk knows of the badges it has seen (key: `badge_id`)
 *     kept     single values: what the kiosk needs to open without the server (key: a name)
 *
 * A write that fails opens the database again; what it still does not take lies in the spare storage until it does.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Change, Entry, Loaded, SeenBadge, Stored } from "./records";
import { openSpare, type Spare } from "./spare";

interface Schema extends DBSchema {
  outbox: { key: number; value: Entry };
  badges: { key: string; value: SeenBadge };
  kept: { key: string; value: unknown };
}

const NAME = "footfall-kiosk";
/** The door waits for a write as long as this, milliseconds. */
const PATIENCE = 1_000;
/** A database that fails is opened again as often. */
const MEND_EVERY = 3_000;

export interface Disk {
  stored(): Stored;
  /** What it holds now. */
  load(): Promise<Loaded>;
  /** Resolves once it is written, or once it is known that it cannot be. */
  write(change: Change): Promise<void>;
  /** Another tab writes from now on. */
  close(): void;
}

type Database = IDBPDatabase<Schema>;

/**
 * @param changed called when whether it lasts has changed
 * @param found called with what a database holds that could not be read at the start
 */
export async function openDisk(changed: () => void, found: (loaded: Loaded) => void): Promise<Disk> {
  const disk = new BrowserDisk(openSpare(), changed, found);
  await disk.open();
  return disk;
}

class BrowserDisk implements Disk {
  #database: Database | undefined;
  #spare: Spare;
  /** Whether what is in the spare storage outlives the page. */
  #spared = true;
  /** Whether what the database held at the start is known. */
  #read = false;
  #mending: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #changed: () => void;
  #found: (loaded: Loaded) => void;

  constructor(spare: Spare, changed: () => void, found: (loaded: Loaded) => void) {
    this.#spare = spare;
    this.#changed = changed;
    this.#found = found;
  }

  async open(): Promise<void> {
    try {
      this.#database = await inTime(
        connect(() => this.#fail()),
        5 * PATIENCE,
      );
      // Asked for, not relied on: without it a full disk may take the oldest site's data.
      void navigator.storage?.persist?.().catch(() => undefined);
    } catch {
      this.#fail();
    }
  }

  stored(): Stored {
    if (this.#database && this.#spare.empty()) return "lasting";
    return this.#spared ? "spare" : "memory";
  }

  async load(): Promise<Loaded> {
    const held = await this.#held().catch(() => undefined);
    this.#read = held !== undefined;
    if (!held) this.#fail();
    else if (!this.#spare.empty()) this.#mendLater();
    return this.#spare.over(held ?? { outbox: [], badges: [], kept: {} });
  }

  /** Comes back when it is safe, or cannot be made so; the door waits for a slow disk for a second. */
  async write(change: Change): Promise<void> {
    if (this.#closed) return;
    if (!this.#spare.empty()) return this.#keep(change);
    for (const attempt of [1, 2]) {
      try {
        if (attempt === 2) await this.open();
        if (!this.#database || !this.#read) break;
        return await inTime(put(this.#database, change), PATIENCE);
      } catch (problem) {
        if (problem instanceof Late) break;
        this.#database?.close();
        this.#database = undefined;
      }
    }
    this.#keep(change);
  }

  #keep(change: Change): void {
    this.#spared = this.#spare.add(change);
    this.#mendLater();
    this.#changed();
  }

  #fail(): void {
    this.#database = undefined;
    this.#spared = this.#spare.add({});
    this.#mendLater();
    this.#changed();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#mending);
    this.#database?.close();
  }

  #mendLater(): void {
    clearTimeout(this.#mending);
    if (this.#closed) return;
    this.#mending = setTimeout(() => void this.#mend(), MEND_EVERY);
  }

  /** The database is opened where it is not, and takes what lies in the spare storage. */
  async #mend(): Promise<void> {
    try {
      this.#database ??= await inTime(
        connect(() => this.#fail()),
        5 * PATIENCE,
      );
      if (!this.#read) {
        this.#found(this.#spare.over(await this.#held()));
        this.#read = true;
      }
      while (!this.#spare.empty()) {
        const revision = this.#spare.revision();
        await inTime(put(this.#database, this.#spare.change()), 5 * PATIENCE);
        // What came meanwhile is in the spare storage, and is taken with the next turn.
        if (revision === this.#spare.revision()) this.#spare.clear();
      }
      this.#changed();
    } catch {
      this.#fail();
    }
  }

  async #held(): Promise<Loaded> {
    const open = this.#database;
    if (!open) throw new Error("the database is not open");
    const reading = open.transaction(["outbox", "badges", "kept"], "readonly");
    const kept = reading.objectStore("kept");
    const all = Promise.all([
      reading.objectStore("outbox").getAll(),
      reading.objectStore("badges").getAll(),
      kept.getAllKeys(),
      kept.getAll(),
    ]);
    const [outbox, badges, names, values] = await inTime(all, 5 * PATIENCE);
    return { outbox, badges, kept: Object.fromEntries(names.map((name, n) => [name, values[n]])) };
  }
}

/** @param lost called where the browser ends the connection */
function connect(lost: () => void): Promise<Database> {
  return openDB<Schema>(NAME, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("outbox", { keyPath: "n" });
      fresh.createObjectStore("badges", { keyPath: "badge_id" });
      fresh.createObjectStore("kept");
    },
    terminated: lost,
  });
}

/** All of it, or none; on the disk itself before it comes back, where a scan is in it. */
async function put(open: Database, { entries, gone, badges, forgotten, kept }: Change): Promise<void> {
  const durability = (entries?.length ?? 0) > 0 ? "strict" : "default";
  const change = open.transaction(["outbox", "badges", "kept"], "readwrite", { durability });
  const { done } = change;
  done.catch(() => undefined); // told below, unless something else fails first
  const outbox = change.objectStore("outbox");
  const seen = change.objectStore("badges");
  const values = change.objectStore("kept");
  const requests: Promise<unknown>[] = [
    ...(gone ?? []).map((n) => outbox.delete(n)),
    ...(entries ?? []).map((entry) => outbox.put(entry)),
    ...(forgotten ?? []).map((id) => seen.delete(id)),
    ...(badges ?? []).map((badge) => seen.put(badge)),
    ...Object.entries(kept ?? {}).map(([key, value]) =>
      value === undefined ? values.delete(key) : values.put(value, key),
    ),
  ];
  await Promise.all([...requests, done]);
}

class Late extends Error {}

function inTime<T>(work: Promise<T>, most: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Late("the disk does not answer")), most);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
