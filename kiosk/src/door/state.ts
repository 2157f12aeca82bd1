/** A door as plain data: where it is, what was read, how the device is. `reduce.ts` makes the next one. */
import type { Blocked } from "../../../common/src/blocked";
import type { EventConfig, Me, Zone } from "../../../common/src/protocol";
import type { ZoneCount } from "../../../common/src/socket";
import type { CameraState } from "../scanner/camera-state";
import type { Closed, ScannerState } from "../scanner/conversation";
import type { Assignment } from "./assignment";
import type { LinkState } from "./link";
import type { Lacks } from "./readiness";
import type { LastScan, QueueState } from "./records";

/** What is read off the device and its station whenever the door is looked at. */
export interface Present {
  /** By the server's clock, epoch milliseconds; moves once a second. */
  now: number;
  queue: QueueState;
  count: ZoneCount;
  /** How far the device's clock is ahead of the server's, milliseconds. */
  clockAhead: number;
  /** Verdicts are spoken. */
  speech: boolean;
  /** Whether the server answers scans in time; while it does not, the kiosk decides by itself. */
  answering: boolean;
  /** What is not here that the door would need without a network. */
  lacks: Lacks;
  /** The browser may clear what is kept when the device's disk is full. */
  evictable: boolean;
  /** Full screen is possible and not on. */
  canFillScreen: boolean;
}

export interface DoorState extends Present {
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
  /** The device may let its screen go dark: the browser cannot keep it lit. */
  sleeps: boolean;
  link: LinkState;
  /** Why the live connection does not come about while calls are answered. */
  blocked?: Blocked;
  typed: string;
  /** Set while nobody is admitted here at all. */
  closed?: Closed;
  /** Nobody has been here for a while: the self-service kiosk invites whoever passes. */
  idle: boolean;
  last?: LastScan;
  /** Set while somebody looks for this device: it rings and says its name. */
  found?: boolean;
  version: string;
}
