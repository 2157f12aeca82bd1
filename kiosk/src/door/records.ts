/** What a kiosk keeps on its disk. */
import type { ScanRow } from "../../../common/src/protocol";

/** What an entry waits for; outbox.ts tells how one becomes the other. */
export type EntryState = "open" | "fact" | "void" | "aside";

export interface Entry {
  /** Counts up: the order in which they were read, and are sent. */
  n: number;
  event: string;
  state: EntryState;
  row: ScanRow;
  /** Whom it moves, where it moves anybody: what the server's counts will differ by once it has it. */
  moved?: Moved;
  /** Of a row that was set aside: why, as the server said it, and what it was before. */
  reason?: string;
  message?: string;
  was?: "fact" | "void";
}

/** From one zone to another; absent is a place that this kiosk does not know. */
export interface Moved {
  from?: string;
  to?: string;
  /** A booth that was visited: it moves nobody. */
  touched?: string;
  /** More than one for a group. */
  people: number;
}

/** What this kiosk knows of a badge by having seen it. */
export interface SeenBadge {
  badge_id: string;
  category?: string;
  days_mask?: number;
  /** Where this kiosk last let its holder in, and when (epoch ms, server's clock); absent after an exit. */
  inside?: { zone: string; since: number };
  seen: number;
}

/** The scans that the server does not have yet. */
export interface QueueState {
  waiting: number;
  /** When the oldest of them was read, epoch milliseconds. */
  oldest?: number;
  /** Rows that the server would not take: kept, and shown to staff. */
  aside: number;
  stored: Stored;
}

/**
 * How lasting what is written is. `spare`: the database has failed, what it would not take is in the browser's other
 * storage until it is back. `memory`: neither works, so that a reload would lose what waits.
 */
export type Stored = "lasting" | "spare" | "memory";

/** The scan that may still be undone at this kiosk. */
export interface LastScan {
  scan_id: string;
  name?: string;
  badge_id?: string;
  /** Epoch milliseconds by the server's clock. */
  at: number;
}

/** It, and what is needed to take it back. */
export interface Undoable {
  last: LastScan;
  rows: ScanRow[];
  event: string;
  /** What was known of its badge before. */
  badge?: { id: string; before?: SeenBadge };
}

/** What is written at once, or not at all. `undefined` as a kept value: it is forgotten. */
export interface Change {
  entries?: readonly Entry[];
  /** Numbers of entries that are over. */
  gone?: readonly number[];
  badges?: readonly SeenBadge[];
  forgotten?: readonly string[];
  kept?: Readonly<Record<string, unknown>>;
}

/** All that a disk holds. */
export interface Loaded {
  outbox: Entry[];
  badges: SeenBadge[];
  kept: Record<string, unknown>;
}

/** Several changes as one. Of two about the same thing the later one counts. */
export function together(...changes: readonly Change[]): Change {
  return {
    entries: changes.flatMap(({ entries = [] }) => entries),
    gone: changes.flatMap(({ gone = [] }) => gone),
    badges: changes.flatMap(({ badges = [] }) => badges),
    forgotten: changes.flatMap(({ forgotten = [] }) => forgotten),
    kept: Object.assign({}, ...changes.map(({ kept }) => kept)),
  };
}
