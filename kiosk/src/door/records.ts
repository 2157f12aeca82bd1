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
  /** Of a row that was set aside: why, as the server said it, and what it was before. */
  reason?: string;
  message?: string;
  was?: "fact" | "void";
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
  /** `memory`: the browser gives no lasting storage, so that a reload would lose what waits. */
  stored: "lasting" | "memory";
}

/** The scan that may still be undone at this kiosk. */
export interface LastScan {
  scan_id: string;
  name?: string;
  /** Epoch milliseconds by the server's clock. */
  at: number;
}
