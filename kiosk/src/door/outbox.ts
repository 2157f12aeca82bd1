/**
 * The scans that the server does not have yet. Each is on the disk before its verdict shows, under its own scan_id, and
 * leaves it when the server has answered it.
 *
 *     open    being decided: sent live, and nobody has seen a verdict. One that a dead page left behind let nobody in, so
 *             it is told to the server as a refusal (`withdrawn`), whatever the server may have decided meanwhile.
 *     fact    decided here. Under its scan_id the first fact replaces what the server decided (docs/counting.md).
 *     void    a scan that staff undid.
 *     aside   the server would not take it. Kept, and shown to staff, until they send it again.
 *
 * In IndexedDB: database `footfall-kiosk`, store `outbox`, an `Entry` each, key `n`.
 */
import type { ScanRow } from "../../../common/src/protocol";
import type { Disk } from "./disk";
import type { Entry, EntryState, QueueState } from "./records";

type QueueDisk = Pick<Disk, "outbox" | "putEntries" | "removeEntries" | "lasting">;

/** The fact that nobody passed the door for this scan. */
function withdrawn(row: ScanRow): ScanRow {
  return { ...row, offline: true, verdict: "refused", reason: "withdrawn" };
}

/** @param changed called whenever what waits has changed */
export async function createOutbox(disk: QueueDisk, changed: () => void): Promise<Outbox> {
  const outbox = new Outbox(disk, changed, await disk.outbox());
  await outbox.withdrawOpen();
  return outbox;
}

export class Outbox {
  /** By scan_id, in the order of `n`. */
  #entries: Map<string, Entry>;
  #n: number;
  /** Those of the batch on its way: what is in it can no longer be changed here. */
  #sending = new Set<number>();
  #disk: QueueDisk;
  #changed: () => void;

  constructor(disk: QueueDisk, changed: () => void, entries: readonly Entry[]) {
    this.#disk = disk;
    this.#changed = changed;
    this.#entries = new Map(entries.map((entry) => [entry.row.scan_id, entry]));
    this.#n = Math.max(0, ...entries.map((entry) => entry.n));
  }

  /** What a dead page left behind let nobody in. */
  async withdrawOpen(): Promise<void> {
    const left = this.#inState("open");
    if (left.length === 0) return;
    await this.#put(...left.map((entry): Entry => ({ ...entry, state: "fact", row: withdrawn(entry.row) })));
  }

  /** A scan that is about to be decided. */
  open(event: string, row: ScanRow): Promise<void> {
    return this.#put({ n: ++this.#n, event, state: "open", row });
  }

  /** What happened at the door for this scan. */
  fact(event: string, row: ScanRow): Promise<void> {
    const before = this.#entries.get(row.scan_id);
    return this.#put({ n: before?.n ?? ++this.#n, event, state: "fact", row });
  }

  /** The server has them; voids go by the scan_id that they undo. */
  async done(done: readonly Entry[] | string): Promise<void> {
    const list =
      typeof done === "string" ? [this.#entries.get(done)].filter((entry) => entry !== undefined) : done;
    // One that staff undid on its way is another entry by now, and stays.
    const gone = list.filter((entry) => this.#entries.get(entry.row.scan_id) === entry);
    for (const entry of gone) this.#entries.delete(entry.row.scan_id);
    this.#changed();
    await this.#disk.removeEntries(gone.map((entry) => entry.n));
  }

  /** The server would not take it. */
  aside(entry: Entry, reason: string, message?: string): Promise<void> {
    const was = entry.state === "void" ? "void" : "fact";
    return this.#put({ ...entry, state: "aside", was, reason, ...(message ? { message } : {}) });
  }

  /**
   * Nobody went through after all. What the server does not have yet becomes a refusal; the rest has to be voided there.
   */
  async undo(event: string, scan: ScanRow): Promise<void> {
    const entry = this.#entries.get(scan.scan_id);
    if (entry?.state === "fact" && !this.#sending.has(entry.n)) {
      await this.#put({ ...entry, row: withdrawn(entry.row) });
    } else if (entry?.state !== "void") {
      // In the place of one that is on its way, so that no disk ever holds both.
      await this.#put({ n: entry?.n ?? ++this.#n, event, state: "void", row: scan });
    }
  }

  /** The next rows to send, in order and of one event: facts together, a void by itself. */
  next(most: number): Entry[] {
    const waiting = this.#inState("fact", "void");
    const [first] = waiting;
    if (!first) return [];
    if (first.state === "void") return [first];
    const end = waiting.findIndex((entry) => entry.state !== "fact" || entry.event !== first.event);
    return waiting.slice(0, end < 0 ? most : Math.min(end, most));
  }

  /** Marks a batch as on its way, until the function that comes back is called. */
  begin(batch: readonly Entry[]): () => void {
    for (const entry of batch) this.#sending.add(entry.n);
    return () => {
      for (const entry of batch) this.#sending.delete(entry.n);
    };
  }

  asides(): Entry[] {
    return this.#inState("aside");
  }

  sendAgain(): Promise<void> {
    const again = this.asides().map(({ reason: _, message: __, was, ...entry }): Entry => {
      return { ...entry, state: was ?? "fact" };
    });
    return this.#put(...again);
  }

  state(): QueueState {
    const waiting = this.#inState("fact", "void");
    const oldest = waiting[0]?.row.scanned_at;
    return {
      waiting: waiting.length,
      aside: this.asides().length,
      stored: this.#disk.lasting() ? "lasting" : "memory",
      ...(oldest === undefined ? {} : { oldest }),
    };
  }

  async #put(...list: Entry[]): Promise<void> {
    for (const entry of list) this.#entries.set(entry.row.scan_id, entry);
    this.#changed();
    await this.#disk.putEntries(list);
  }

  #inState(...states: EntryState[]): Entry[] {
    return [...this.#entries.values()].filter((entry) => states.includes(entry.state));
  }
}
