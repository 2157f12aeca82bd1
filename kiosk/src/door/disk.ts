/**
 * What outlives a reload, a crash and a day without power: IndexedDB, written through. The page works on its own copy in
 * memory and reads the disk once, at the start. What happened at one moment is one change: all of it is written, or none.
 *
 * A write that fails opens the database again; what it still does not take lies in the spare storage until it does.
 */
import { connect, type Database } from "./database";
import type { Change, Loaded, Stored } from "./records";
import { openSpare, type Spare } from "./spare";

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

/** What a disk is made of. */
export interface Media {
  connect(lost: () => void): Promise<Database>;
  spare: Spare;
}

/**
 * @param changed called when whether it lasts has changed
 * @param found called with what a database holds that could not be read at the start
 */
export async function openDisk(
  changed: () => void,
  found: (loaded: Loaded) => void,
  media: Media = { connect, spare: openSpare() },
): Promise<Disk> {
  const disk = new WrittenThrough(media, changed, found);
  await disk.open();
  return disk;
}

class WrittenThrough implements Disk {
  #database: Database | undefined;
  #connect: Media["connect"];
  #spare: Spare;
  /** Whether what is in the spare storage outlives the page. */
  #spared = true;
  /** Whether what the database held at the start is known. */
  #read = false;
  #mending: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #changed: () => void;
  #found: (loaded: Loaded) => void;

  constructor({ connect, spare }: Media, changed: () => void, found: (loaded: Loaded) => void) {
    this.#connect = connect;
    this.#spare = spare;
    this.#changed = changed;
    this.#found = found;
  }

  /** @param patience milliseconds */
  async open(patience = 5 * PATIENCE): Promise<void> {
    try {
      this.#database = await this.#connected(patience);
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
    const written = this.#spare.empty() && (await this.#put(change));
    if (!written) this.#keep(change);
  }

  /** Whether the database took it; one that fails is opened again. */
  async #put(change: Change): Promise<boolean> {
    for (const _attempt of [1, 2]) {
      if (!this.#database) await this.open(PATIENCE);
      const open = this.#database;
      if (!open || !this.#read) return false;
      try {
        await inTime(open.put(change), PATIENCE);
        return true;
      } catch (problem) {
        if (problem instanceof Late) return false;
        open.close();
        if (this.#database === open) this.#database = undefined;
      }
    }
    return false;
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
      this.#database ??= await this.#connected(5 * PATIENCE);
      if (!this.#read) {
        this.#found(this.#spare.over(await this.#held()));
        this.#read = true;
      }
      while (!this.#spare.empty()) {
        const revision = this.#spare.revision();
        await inTime(this.#database.put(this.#spare.change()), 5 * PATIENCE);
        // What came meanwhile is in the spare storage, and is taken with the next turn.
        if (revision === this.#spare.revision()) this.#spare.clear();
      }
      this.#changed();
    } catch {
      this.#fail();
    }
  }

  #connected(patience: number): Promise<Database> {
    return inTime(
      this.#connect(() => this.#fail()),
      patience,
    );
  }

  async #held(): Promise<Loaded> {
    if (!this.#database) throw new Error("the database is not open");
    return inTime(this.#database.load(), 5 * PATIENCE);
  }
}

class Late extends Error {}

function inTime<T>(work: Promise<T>, most: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Late("the disk does not answer")), most);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
