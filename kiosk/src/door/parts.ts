/** What a door is handed, and the parts that it is made of. */
import type { EventConfig, Me } from "../../../common/src/protocol";
import type { Store } from "../../../common/src/store";
import type { Reading } from "../scanner/badge";
import type { Scan, Verdict } from "../scanner/conversation";
import type { Assignment } from "./assignment";
import type { BookKeeper } from "./book";
import type { Battery, Health } from "./health";
import type { Presence } from "./presence";
import type { Readiness } from "./readiness";
import type { DoorMessage } from "./reduce";
import type { DoorState } from "./state";
import type { Station } from "./station";

/** Staff at this door, as the door sees them. */
export interface Attendant {
  /** They have something open over the door. */
  busy(): boolean;
  /** A badge was read: whether they took it for themselves. */
  read(reading: Reading): boolean;
  /** A badge that was read is about to be decided. */
  began(): void;
  told(verdict: Verdict): void;
  /** Something changed at the kiosk, or a second went by. */
  refresh(): void;
  /** Once nothing is under way that must not be cut off. */
  done(): Promise<void>;
  close(): void;
}

/** The door, as staff at it may use it. */
export interface Attended {
  state(): DoorState;
  /** How the device is; `fps`: frames looked at in the last second, `contact`: when the server was last heard. */
  device(): Battery & { fps: number; contact: number | undefined };
  /** Milliseconds since somebody touched the kiosk. */
  untouched(): number;
  take(scan: Omit<Scan, "scan_id" | "scanned_at">): void;
  /** Takes back the scan that staff saw as the last one. */
  undo(scanId: string): void;
}

/** A verdict for every sense but the eye. */
export interface Senses {
  tell(verdict: Verdict, door: DoorState): void;
  /** Somebody looks for this kiosk. */
  ring(): void;
  speech(): boolean;
}

export interface DoorOptions {
  station: Station;
  token: string | undefined;
  me: Me;
  events: EventConfig[];
  config: EventConfig;
  assignment: Assignment;
  version: string;
  senses: Senses;
  attend(door: Attended): Attendant;
  show(door: DoorState): void;
  /** The door that the dashboard ordered. */
  move(assignment: Assignment): void;
  reload(): void;
}

export interface DoorParts {
  options: DoorOptions;
  store: Store<DoorState, DoorMessage>;
  station: Station;
  book: BookKeeper;
  health: Health;
  presence: Presence;
  readiness: Readiness;
  attendant: Attendant;
}
