/**
 * The scans that the server does not have yet. Each is on the disk before its verdict shows, under its own scan_id, and
 * leaves it when the server has answered it.
 *
 *     open    being decided: sent live, and nobody has seen a verdict. One that a dead page left behind let nobody in, so
 *             it is told to the server as a refusal (`withdrawn`), whatever the server may have decided meanwhile.
 *     fact    decided here. Under its scan_id the first fact replaces what the server decided (docs/counting.md).
 *     void    a scan that staff undid. One that `was` a fact may have arrived or not: it is told as a refusal first, which
 *             counts if it had not, and voided then.
 *     aside   the server would not take it. Kept, and shown to staff, until they send it again.
 *
 * In IndexedDB: database `footfall-kiosk`, store `outbox`, an `Entry` each, key `n`. What else follows from a step (whom the
 * kiosk knows to be inside, what may be undone) is handed in as `also`, and written in the same moment.
 */
import type { ScanRow } from "../../../common/src/protocol";
import type { Disk } from "./disk";
import type { Ledger } from "./ledger";
import { type Change, type Entry, type EntryState, type Moved, type QueueState, together } from "./records";

type QueueDisk = Pick<Disk, "write" | "stored">;

/** The fact that nobody passed the door for this scan. */
function withdrawn(row: ScanRow): ScanRow {
  return { ...row, offline: true, verdict: "refused", reason: "withdrawn" };
}

export class Outbox {
  /** By scan_id, in the order of `n`. */
  #entries: Map<string, Entry>;
  #n: number;
  /** Facts that no request has borne yet: what they say can still be changed here. */
  #unsent = new Set<number>();
  #disk: QueueDisk;
  #changed: () => void;
  #ledger: Pick<Ledger, "add">;
  /** Entries on their way to the disk for the first time. */
  #writing = 0;

  /**
   * @param found what a page before left behind
   * @param ledger is told what the disk holds
   * @param changed called whenever what waits has changed
   */
  constructor(
    disk: QueueDisk,
    changed: () => void,
    found: readonly Entry[],
    ledger: Pick<Ledger, "add"> = { add: () => undefined },
  ) {
    this.#ledger = ledger;
    this.#disk = disk;
    this.#changed = changed;
    this.#entries = new Map(found.map((entry) => [entry.row.scan_id, entry]));
    // After any that is on a disk which cannot be read just now, and never the same.
    this.#n = Math.max(Date.now() + Math.random(), ...found.map((entry) => entry.n));
  }

  /** What a dead page left behind let nobody in. */
  async withdrawOpen(): Promise<void> {
    const left = this.#inState("open");
    if (left.length === 0) return;
    await this.#put(left.map((entry): Entry => ({ ...entry, state: "fact", row: withdrawn(entry.row) })));
  }

  /** The disk could not be read at the start, and now it could. */
  async adopt(found: readonly Entry[]): Promise<void> {
    const fresh = found.filter((entry) => !this.#entries.has(entry.row.scan_id));
    const all = [...fresh, ...this.#entries.values()].sort((a, b) => a.n - b.n);
    this.#entries = new Map(all.map((entry) => [entry.row.scan_id, entry]));
    const open = fresh.filter((entry) => entry.state === "open");
    await this.#put(open.map((entry): Entry => ({ ...entry, state: "fact", row: withdrawn(entry.row) })));
  }

  /** A scan that is about to be decided. */
  open(event: string, row: ScanRow): Promise<void> {
    return this.#put([{ n: ++this.#n, event, state: "open", row }]);
  }

  /** What happened at the door for this scan, and whom it moved. */
  fact(event: string, row: ScanRow, moved?: Moved, also: Change = {}): Promise<void> {
    const before = this.#entries.get(row.scan_id);
    const fact: Entry = { n: before?.n ?? ++this.#n, event, state: "fact", row };
    this.#unsent.add(fact.n);
    return this.#put([moved ? { ...fact, moved } : fact], also);
  }

  /** Nobody passed for this scan: it was given up before it was decided, or no decision could be made. */
  withdraw(event: string, row: ScanRow): Promise<void> {
    // As it was sent, if it was: a scan is one badge at one zone, one way and at one time.
    return this.fact(event, withdrawn(this.#entries.get(row.scan_id)?.row ?? row));
  }

  /** The server has them; voids go by the scan_id that they undo. */
  async done(done: readonly Entry[] | string, also: Change = {}): Promise<void> {
    const list =
      typeof done === "string" ? [this.#entries.get(done)].filter((entry) => entry !== undefined) : done;
    // One that staff undid on its way is another entry by now, and stays.
    const gone = list.filter((entry) => this.#entries.get(entry.row.scan_id) === entry);
    for (const entry of gone) this.#entries.delete(entry.row.scan_id);
    this.#changed();
    this.#ledger.add(-gone.length);
    await this.#disk.write(together({ gone: gone.map((entry) => entry.n) }, also));
  }

  /** The server would not take it. */
  aside(entry: Entry, reason: string, message?: string): Promise<void> {
    const was = entry.state === "void" ? "void" : "fact";
    return this.#put([{ ...entry, state: "aside", was, reason, ...(message ? { message } : {}) }]);
  }

  /**
   * Nobody went through after all. What the server does not have yet becomes a refusal; the rest has to be voided there,
   * and its count says the rest when it has: what the scan changed there is not known here.
   */
  async undo(event: string, rows: readonly ScanRow[], also: Change): Promise<void> {
    const undone = rows.flatMap((row): Entry[] => {
      const entry = this.#entries.get(row.scan_id);
      if (entry?.state === "void") return [];
      if (entry?.state === "fact" && this.#unsent.has(entry.n)) {
        const { moved: _, ...rest } = entry;
        return [{ ...rest, row: withdrawn(entry.row) }];
      }
      // In the place of a fact that the server may have or not, so that no disk ever holds both.
      if (entry) return [{ n: entry.n, event, state: "void", was: "fact", row: withdrawn(entry.row) }];
      return [{ n: ++this.#n, event, state: "void", row }];
    });
    await this.#put(undone, also);
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

  /** They are on their way: the server may have them from now on, whether it answers or not. */
  sending(batch: readonly Entry[]): void {
    for (const entry of batch) this.#unsent.delete(entry.n);
  }

  asides(): Entry[] {
    return this.#inState("aside");
  }

  /** Whom the scans move that the server does not have yet. */
  moved(): Moved[] {
    return this.#inState("fact", "void", "aside").flatMap(({ moved }) => (moved ? [moved] : []));
  }

  sendAgain(): Promise<void> {
    const again = this.asides().map(({ reason: _, message: __, was, ...entry }): Entry => {
      return { ...entry, state: was ?? "fact" };
    });
    return this.#put(again);
  }

  state(): QueueState {
    const waiting = this.#inState("fact", "void");
    const oldest = waiting[0]?.row.scanned_at;
    return {
      waiting: waiting.length,
      aside: this.asides().length,
      stored: this.#disk.stored(),
      ...(oldest === undefined ? {} : { oldest }),
    };
  }

  /** How many the disk must hold, whatever they wait for. */
  written(): number {
    return this.#entries.size - this.#writing;
  }

  async #put(list: readonly Entry[], also: Change = {}): Promise<void> {
    const fresh = list.filter(({ row }) => !this.#entries.has(row.scan_id)).length;
    for (const entry of list) this.#entries.set(entry.row.scan_id, entry);
    this.#writing += fresh;
    this.#changed();
    await this.#disk.write(together({ entries: list }, also));
    this.#writing -= fresh;
    this.#ledger.add(fresh);
  }

  #inState(...states: EntryState[]): Entry[] {
    return [...this.#entries.values()].filter((entry) => states.includes(entry.state));
  }
}
