/** Everything the page shows, as one plain value. Views read it, app.ts alone changes it. */
import type { Language } from "../../common/src/i18n";
import type { EventConfig, Me, Zone } from "../../common/src/protocol";
import type { ZoneCount } from "../../common/src/socket";
import type { Assignment, Wish } from "./door/assignment";
import type { LinkState } from "./door/link";
import type { CameraState } from "./scanner/camera";
import type { ScannerState } from "./scanner/machine";

export type Unpaired = "none" | "rejected" | "role" | "noEvent";

export interface SetupScreen {
  at: "setup";
  me: Me;
  events: EventConfig[];
  draft: Wish;
}

export interface DoorScreen {
  at: "door";
  me: Me;
  events: EventConfig[];
  config: EventConfig;
  zone: Zone;
  assignment: Assignment;
  scanner: ScannerState;
  camera: CameraState;
  link: LinkState;
  count: ZoneCount;
  /** By the server's clock, epoch milliseconds; moves once a second. */
  now: number;
  typed: string;
}

export type Screen =
  | { at: "starting" }
  | { at: "unreachable" }
  | { at: "unpaired"; why: Unpaired; typed: string }
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
  draft(wish: Wish): void;
  start(): void;
  setup(): void;
  typed(text: string): void;
  submit(): void;
  cancel(): void;
  camera(): void;
  switchCamera(): void;
}
