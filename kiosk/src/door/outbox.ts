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
import type { QueueState } from "../app/state";
import type { Disk } from "./disk";
import type { Entry, EntryState } from "./records";

export type Outbox = Awaited<ReturnType<typeof createOutbox>>;

/** The fact that nobody passed the door for this scan. */
function withdrawn(row: ScanRow): ScanRow {
  return { ...row, offline: true, verdict: "refused", reason: "withdrawn" };
}

export async function createOutbox(
  disk: Pick<Disk, "outbox" | "putEntries" | "removeEntries" | "lasting">,
  changed: () => void,
) {
  const entries = new Map<string, Entry>(); // in the order of `n`
  for (const entry of await disk.outbox()) entries.set(entry.row.scan_id, entry);
  let n = Math.max(0, ...[...entries.values()].map((entry) => entry.n));
  /** Those of the batch on its way: what is in it can no longer be changed here. */
  const sending = new Set<number>();

  async function put(...list: Entry[]): Promise<void> {
    for (const entry of list) entries.set(entry.row.scan_id, entry);
    changed();
    await disk.putEntries(list);
  }

  const inState = (...states: EntryState[]) =>
    [...entries.values()].filter((entry) => states.includes(entry.state));

  const left = inState("open");
  if (left.length > 0) {
    await put(...left.map((entry): Entry => ({ ...entry, state: "fact", row: withdrawn(entry.row) })));
  }

  return {
    /** A scan that is about to be decided. */
    open: (event: string, row: ScanRow) => put({ n: ++n, event, state: "open", row }),
    /** What happened at the door for this scan. */
    fact: (event: string, row: ScanRow) => {
      const before = entries.get(row.scan_id);
      return put({ n: before?.n ?? ++n, event, state: "fact", row });
    },
    /** The server has them; voids go by the scan_id that they undo. */
    async done(done: readonly Entry[] | string): Promise<void> {
      const list =
        typeof done === "string" ? [entries.get(done)].filter((entry) => entry !== undefined) : done;
      // One that staff undid on its way is another entry by now, and stays.
      const gone = list.filter((entry) => entries.get(entry.row.scan_id) === entry);
      for (const entry of gone) entries.delete(entry.row.scan_id);
      changed();
      await disk.removeEntries(gone.map((entry) => entry.n));
    },
    /** The server would not take it. */
    aside: (entry: Entry, reason: string, message?: string) =>
      put({
        ...entry,
        state: "aside",
        was: entry.state === "void" ? "void" : "fact",
        reason,
        ...(message ? { message } : {}),
      }),
    /**
     * Nobody went through after all. What the server does not have yet becomes a refusal; the rest has to be voided there.
     */
    async undo(event: string, scan: ScanRow): Promise<void> {
      const entry = entries.get(scan.scan_id);
      if (entry?.state === "fact" && !sending.has(entry.n)) {
        await put({ ...entry, row: withdrawn(entry.row) });
      } else if (entry?.state !== "void") {
        // In the place of one that is on its way, so that no disk ever holds both.
        await put({ n: entry?.n ?? ++n, event, state: "void", row: scan });
      }
    },
    /** The next rows to send, in order and of one event: facts together, a void by itself. */
    next(most: number): Entry[] {
      const first = inState("fact", "void")[0];
      if (!first) return [];
      if (first.state === "void") return [first];
      const batch: Entry[] = [];
      for (const entry of inState("fact", "void")) {
        if (entry.state !== "fact" || entry.event !== first.event || batch.length >= most) break;
        batch.push(entry);
      }
      return batch;
    },
    /** Marks a batch as on its way, until the function that comes back is called. */
    begin(batch: readonly Entry[]): () => void {
      for (const entry of batch) sending.add(entry.n);
      return () => {
        for (const entry of batch) sending.delete(entry.n);
      };
    },
    asides: () => inState("aside"),
    sendAgain: () =>
      put(
        ...inState("aside").map(({ reason: _, message: __, was, ...entry }): Entry => {
          return { ...entry, state: was ?? "fact" };
        }),
      ),
    state(): QueueState {
      const waiting = inState("fact", "void");
      const oldest = waiting[0]?.row.scanned_at;
      return {
        waiting: waiting.length,
        aside: inState("aside").length,
        stored: disk.lasting() ? "lasting" : "memory",
        ...(oldest === undefined ? {} : { oldest }),
      };
    },
  };
}
