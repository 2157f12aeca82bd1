/** The door after something happened, as a pure function. What is done about it stands in `scanning.ts` and `heard.ts`. */

import type { Blocked } from "../../../common/src/blocked";
import type { EventConfig } from "../../../common/src/protocol";
import { without } from "../../../common/src/without";
import type { CameraState } from "../scanner/camera-state";
import type { Closed, ScannerState } from "../scanner/conversation";
import type { LinkState } from "./link";
import type { LastScan } from "./records";
import type { DoorState, Present } from "./state";

export type DoorMessage =
  | { kind: "scanned"; scanner: ScannerState; now: number }
  /** A verdict is shown. */
  | { kind: "told" }
  | { kind: "camera"; camera: CameraState }
  | { kind: "screen"; sleeps: boolean }
  | { kind: "link"; link: LinkState }
  | { kind: "blocked"; blocked: Blocked | undefined }
  | { kind: "config"; config: EventConfig }
  | { kind: "named"; name: string }
  | { kind: "typed"; text: string }
  | { kind: "found"; found: boolean }
  /** Once a second, and whenever something changed beside the machine. */
  | {
      kind: "looked";
      present: Present;
      closed: Closed | undefined;
      last: LastScan | undefined;
      /** Nobody is there, and staff have nothing open. */
      alone: boolean;
    };

export function reduce(door: DoorState, message: DoorMessage): DoorState {
  switch (message.kind) {
    case "scanned": {
      const { scanner, now } = message;
      return scanner.phase === door.scanner.phase ? { ...door, scanner } : { ...door, scanner, now };
    }
    case "told":
      return { ...door, idle: false };
    case "camera":
      return { ...door, camera: message.camera };
    case "screen":
      return { ...door, sleeps: message.sleeps };
    case "link":
      return { ...door, link: message.link };
    case "blocked":
      return { ...without(door, "blocked"), ...(message.blocked ? { blocked: message.blocked } : {}) };
    case "config":
      return configured(door, message.config);
    case "named":
      return { ...door, name: message.name };
    case "typed":
      return { ...door, typed: message.text };
    case "found":
      return { ...door, found: message.found };
    case "looked":
      return looked(door, message);
  }
}

/** Whether there is anything to draw: a badge held in view moves the scanner's memory of it, and nothing else. */
export const isDrawn = (before: DoorState, after: DoorState): boolean =>
  after.scanner === before.scanner || after.scanner.phase !== before.scanner.phase;

function withLast(door: DoorState, last: LastScan | undefined): DoorState {
  return { ...without(door, "last"), ...(last ? { last } : {}) };
}

/** A config in which this zone is no more changes nothing: people stand at the door. */
function configured(door: DoorState, config: EventConfig): DoorState {
  const zone = config.zones.find(({ id }) => id === door.zone.id);
  return zone ? { ...door, config, zone } : door;
}

function looked(
  door: DoorState,
  { present, closed, last, alone }: Extract<DoorMessage, { kind: "looked" }>,
): DoorState {
  const idle = door.assignment.mode === "self" && alone && door.scanner.phase.at === "ready";
  return { ...without(withLast(door, last), "closed"), ...(closed ? { closed } : {}), ...present, idle };
}
