/** Everything the page shows, as one plain value. Views read it, app.ts alone changes it. */
import type { Language } from "../../../common/src/i18n";
import type { EventConfig, Me, Zone } from "../../../common/src/protocol";
import type { ZoneCount } from "../../../common/src/socket";
import type { Assignment, Wish } from "../door/assignment";
import type { LinkState } from "../door/link";
import type { CameraState } from "../scanner/camera";
import type { Answer, Closed, ScannerState } from "../scanner/machine";
import type { Dialog, StaffActions } from "../staff/dialog";

export type Unpaired = "none" | "rejected" | "role" | "noEvent";

export interface SetupScreen {
  at: "setup";
  me: Me;
  events: EventConfig[];
  draft: Wish;
  /** What staff type to change this kiosk later: 4 to 8 digits, or empty for none. */
  pin: string;
  /** A PIN is set already; it is kept where the field stays empty. */
  hasPin: boolean;
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

export interface DoorScreen {
  at: "door";
  me: Me;
  events: EventConfig[];
  config: EventConfig;
  zone: Zone;
  assignment: Assignment;
  /** What the organizers call this kiosk. */
  name: string;
  scanner: ScannerState;
  camera: CameraState;
  link: LinkState;
  /** Whether the server answers scans in time; while it does not, the kiosk decides by itself. */
  answering: boolean;
  queue: QueueState;
  count: ZoneCount;
  /** By the server's clock, epoch milliseconds; moves once a second. */
  now: number;
  typed: string;
  /** Set while nobody is admitted here at all. */
  closed?: Closed;
  /** Nobody has been here for a while: the self-service kiosk invites whoever passes. */
  idle: boolean;
  last?: LastScan;
  dialog?: Dialog;
  /** Set while somebody looks for this device: it rings and says its name. */
  found?: boolean;
  version: string;
  /** How far the device's clock is ahead of the server's, milliseconds. */
  clockAhead: number;
  /** Verdicts are spoken. */
  speech: boolean;
  /** Full screen is possible and not on. */
  canFillScreen: boolean;
}

export type Screen =
  | { at: "starting" }
  | { at: "unreachable" }
  | { at: "unpaired"; why: Unpaired; typed: string }
  /** The kiosk runs in another tab of this browser; two would share one queue. */
  | { at: "elsewhere" }
  | SetupScreen
  | DoorScreen;

export interface Model {
  language: Language;
  screen: Screen;
}

/** What people do on the page. */
export interface Actions {
  language(language: Language): void;
  pair(key: string): void;
  retry(): void;
  /** Take the kiosk over from the other tab. */
  here(): void;
  draft(wish: Wish): void;
  pin(typed: string): void;
  start(): void;
  /** To the setup; asks for the PIN first where one is set. */
  setup(): void;
  typed(text: string): void;
  submit(): void;
  answer(answer: Answer): void;
  dismiss(): void;
  camera(): void;
  switchCamera(): void;
  torch(on: boolean): void;
  zoom(value: number): void;
  fillScreen(): void;
  staff: StaffActions;
}
