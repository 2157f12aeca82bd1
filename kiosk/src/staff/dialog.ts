/** What staff have open over the door. */
import type { Category, Direction, ScannedVisitor } from "../../../common/src/protocol";
import type { Scan } from "../scanner/conversation";

/** A person as the search finds them; `badge_id` is the number printed on the present badge. */
export interface Person extends ScannedVisitor {
  badge_id: string;
}

export interface RefusedBadge {
  scan: Scan;
  /** As far as the door may know it. */
  name?: string;
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

/** What staff fill in for somebody who is not in the register yet. */
export interface WalkInForm {
  name: string;
  organization: string;
  category: string;
}

/** How the device itself is, as far as its browser tells. */
export interface DeviceState {
  /** Frames looked at in the last second. */
  fps: number;
  /** 0 to 1. */
  battery?: number;
  charging?: boolean;
  /** When the server was last heard, epoch milliseconds by its clock. */
  contact?: number | undefined;
}

export type Dialog =
  | { at: "menu" }
  /** `waitUntil`: after too many wrong ones, epoch milliseconds by the server's clock. */
  | { at: "pin"; typed: string; wrong: boolean; waitUntil?: number; after: "menu" | "setup" }
  | { at: "search"; query: string; people: Person[]; searched: boolean; trouble?: string }
  /** `position`: where they are now, a zone's id or "away", once the server has said it. */
  | { at: "person"; person: Person; position?: string }
  /** `badge`: the scan that was refused, or the person found, and nobody else whoever passes meanwhile. */
  | { at: "byHand"; badge?: { person: Person } | RefusedBadge; reason: string; waits?: true }
  | {
      at: "walkIn";
      form: WalkInForm;
      /** Names this registration, so that one sent twice makes one visitor. */
      key: string;
      categories: readonly Category[];
      /** The register is asked: nothing closes the dialog until it has answered. */
      busy: boolean;
      trouble?: string;
      made?: Person;
      /** Address of a picture of the new badge's QR. */
      qr?: string;
      waits?: true;
    }
  /** `sent`: how many were sent again since this was opened. */
  | { at: "aside"; rows: AsideRow[]; sent?: number }
  | { at: "status"; device: DeviceState }
  | { at: "putAway" };

export type Opened = "menu" | "setup" | "search" | "byHand" | "walkIn" | "aside" | "status" | "putAway";

export interface StaffActions {
  open(what: Opened): void;
  close(): void;
  /** The PIN, or the words to search for. */
  typed(text: string): void;
  fill(change: Partial<WalkInForm>): void;
  submit(): void;
  choose(person: Person): void;
  /** The person chosen goes in or out by the ordinary checks. */
  pass(direction: Direction): void;
  /** The person chosen is to be admitted by hand. */
  force(): void;
  reason(text: string): void;
  /** Admit by hand the badge that the dialog is about. */
  admit(): void;
  /** Takes back the scan that the menu shows as the last one. */
  undo(scanId: string): void;
  sendAgain(): void;
  saveAside(): void;
  putAway(): void;
  speech(on: boolean): void;
  reload(): void;
}
