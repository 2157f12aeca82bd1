/** What is said at a door, as plain data: readings, questions, answers, verdicts, and where the conversation is. */
import type {
  Direction,
  GroupMember,
  ScannedVisitor,
  ScanResult,
  ScanRow,
} from "../../../common/src/protocol";
import type { Reading, Unread } from "./badge";

export interface Read {
  type: "read";
  reading: Reading;
  at: number;
  /** Fresh for each reading; used if it becomes a scan. */
  scanId: string;
  /** The same moment by the server's clock, epoch milliseconds. */
  scannedAt: number;
}

/** A scan as the door takes it; the zone is the kiosk's, and so is the direction where it has one alone. */
export type Scan = Pick<ScanRow, "scan_id" | "token" | "badge_id" | "members" | "force" | "reason"> & {
  scanned_at: number;
  direction?: Direction;
};

/** Of whom something is said, as far as it is known: by name, else by the number on the badge. */
export type Who = Partial<Pick<ScannedVisitor, "name" | "names" | "category">> & { badge_id?: string };

/** What somebody has to say before a scan can be taken. */
export type Question =
  | { about: "direction"; who: Who }
  | { about: "members"; group: string; members: readonly GroupMember[] };

export type Answer = { direction: Direction } | { members: string[] };

/** Why a kiosk lets nobody in at all. */
export type Closed = "locked" | "rejected" | "offline_too_long";

export type Verdict =
  /**
   * `queued`: admitted by the kiosk alone, still to be sent. `byKiosk` holds for its refusals too.
   * A group's result has its members in `result.group`.
   */
  | {
      kind: "admitted" | "queued" | "refused" | "already_inside" | "invalid";
      scan: Scan;
      result: ScanResult;
      byKiosk: boolean;
    }
  /** Never sent: what was read is no badge of ours, or not the whole of one. See badge.ts. */
  | { kind: "unread"; reason: Unread }
  /** Nobody was counted: this kiosk may not, or must not, admit anybody now. */
  | { kind: "closed"; why: Closed }
  /** Nobody answered for this person, who was not counted; or staff took their last admission back. */
  | { kind: "unanswered" | "undone"; who: Who };

/** A scan that staff made without reading a badge: a person found by name, an admission by hand. */
export interface Take {
  type: "take";
  at: number;
  scan: Scan;
}

/** Something that staff did is confirmed. */
export interface Tell {
  type: "tell";
  at: number;
  verdict: Verdict;
}

export type ScannerEvent =
  | Read
  | Take
  | Tell
  | { type: "decided"; scanId: string; at: number; verdict: Verdict }
  | { type: "ask"; scanId: string; at: number; question: Question }
  /** Who is asked, once that is known. */
  | { type: "known"; scanId: string; at: number; who: Who }
  /** To the question about that scan, and no other: a touch acts for whom it was meant. */
  | { type: "answer"; scanId: string; at: number; answer: Answer }
  | { type: "leave"; scanId: string; at: number }
  /** Somebody is at it: the time for the answer begins anew. */
  | { type: "stir"; at: number }
  | { type: "tick"; at: number };

export type Phase =
  | { at: "ready" }
  | { at: "deciding"; scan: Scan; since: number; instead?: Who }
  /**
   * `instead`: who was asked before, and not counted since nobody answered. `guarded`: for a moment after that touches
   * count for nothing, since they may have been meant for the one before.
   */
  | {
      at: "asking";
      scan: Scan;
      question: Question;
      since: number;
      stirred: number;
      instead?: Who;
      guarded?: true;
    }
  | { at: "verdict"; verdict: Verdict; since: number; instead?: Who };

/** Somebody or something that waits for its turn. */
export type Waiting = Read | Take | Tell;

export interface ScannerState {
  phase: Phase;
  /** Who comes next, in turn. */
  waiting: readonly Waiting[];
  /** When each code was last in view, of those that were acted upon: to know one held there from one shown again. */
  seen: Readonly<Record<string, number>>;
}

export type Effect =
  /** Decide this scan, or ask what is missing. `staff`: made by hand. */
  | { do: "take"; scan: Scan; staff: boolean }
  /** Nobody passed for this scan, of which nothing is written yet. */
  | { do: "withdraw"; scan: Scan }
  | { do: "tell"; verdict: Verdict };

export interface Step {
  state: ScannerState;
  effects: Effect[];
}
