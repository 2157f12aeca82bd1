/** Everything the page shows, as one plain value. Views read it, reduce.ts alone makes the next one. */
import type { Language } from "../../../common/src/i18n";
import type { EventConfig, Me } from "../../../common/src/protocol";
import type { Wish } from "../door/assignment";
import type { AwayState } from "../door/away";
import type { DoorState } from "../door/state";
import type { Answer } from "../scanner/conversation";
import type { Dialog, StaffActions } from "../staff/dialog";
import type { Unusable } from "./pasted";

/** Why this is no kiosk yet. */
export type Unpaired = "none" | "rejected" | "viewer" | "organizer" | "noEvent" | Unusable;

export interface SetupScreen {
  at: "setup";
  me: Me;
  events: EventConfig[];
  draft: Wish;
  /** What staff type to change this kiosk later: 4 to 8 digits, or empty for none. */
  pin: string;
  /** A PIN is set already; it is kept where the field stays empty. */
  hasPin: boolean;
  /** The browser may clear what is kept when the device's disk is full. */
  evictable: boolean;
}

/** The door, and what staff have open over it. */
export type DoorScreen = DoorState & { dialog?: Dialog };

export type Screen =
  | { at: "starting" }
  | { at: "unreachable" }
  /** `there`: the link of another server, where one was pasted. */
  | { at: "unpaired"; why: Unpaired; there?: string }
  /** The kiosk runs in another tab of this browser; two would share one queue. */
  | { at: "elsewhere" }
  | ({ at: "away" } & AwayState)
  | SetupScreen
  | DoorScreen;

export interface KioskState {
  language: Language;
  /** What the kiosk returns to when a visitor has left. */
  home: Language;
  screen: Screen;
}

/** What people do on the page. */
export interface Actions {
  language(language: Language): void;
  pair(key: string): void;
  retry(): void;
  /** Take the kiosk over from the other tab. */
  here(): void;
  /** A kiosk that was put away goes to its door again. */
  standUp(): void;
  draft(wish: Wish): void;
  pin(typed: string): void;
  start(): void;
  /** To the setup; asks for the PIN first where one is set. */
  setup(): void;
  typed(text: string): void;
  submit(): void;
  /** To the question about that scan. */
  answer(scanId: string, answer: Answer): void;
  /** The question about that scan is left: nobody was counted. */
  leave(scanId: string): void;
  /** Somebody is at the question. */
  stir(): void;
  camera(): void;
  switchCamera(): void;
  torch(on: boolean): void;
  zoom(value: number): void;
  fillScreen(): void;
  staff: StaffActions;
}
