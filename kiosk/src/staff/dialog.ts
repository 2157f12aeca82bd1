/** What staff have open over the door. */
import type { Category, ScannedVisitor } from "../../../common/src/protocol";

/** A person as the search finds them; `badge_id` is the number printed on the present badge. */
export interface Person extends ScannedVisitor {
  badge_id: string;
}

/** A row that the server would not take, and why. */
export interface AsideRow {
  scan_id: string;
  /** Epoch milliseconds. */
  scanned_at: number;
  zone: string;
  direction: string;
  verdict: string;
  reason: string;
  message?: string;
}

export type Dialog =
  | { at: "menu" }
  /** `waitUntil`: after too many wrong ones, epoch milliseconds of the device's clock. */
  | { at: "pin"; typed: string; wrong: boolean; waitUntil?: number; after: "menu" | "setup" }
  | { at: "search"; query: string; people: Person[]; searched: boolean; trouble?: string }
  | { at: "byHand"; person?: Person; refused?: string; reason: string }
  | {
      at: "walkIn";
      name: string;
      category: string;
      categories: readonly Category[];
      busy: boolean;
      trouble?: string;
      made?: Person;
    }
  | { at: "aside"; rows: AsideRow[] }
  | { at: "status" };

export interface StaffActions {
  open(what: "menu" | "setup" | "search" | "byHand" | "walkIn" | "aside" | "status"): void;
  close(): void;
  typed(text: string): void;
  submit(): void;
  choose(person: Person): void;
  reason(text: string): void;
  category(id: string): void;
  /** Admit by hand the badge that was just refused, or the person chosen. */
  admit(): void;
  undo(): void;
  sendAgain(): void;
  saveAside(): void;
  speech(on: boolean): void;
  reload(): void;
}
