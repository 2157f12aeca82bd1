/** What a kiosk and the server say to each other, whichever way it goes. */
import type { Api } from "../../../common/src/api";
import type { EventConfig } from "../../../common/src/protocol";
import type {
  Heartbeat,
  KioskCommand,
  KioskOrders,
  KioskWelcome,
  ZoneCount,
} from "../../../common/src/socket";
import type { Assignment } from "./assignment";
import type { ServerClock } from "./clock";

export interface Spoken {
  token: string | undefined;
  api(): Api;
  assignment: Assignment;
  name: string;
  version: string;
  /** It comes only to say that it was put away. */
  putAway?: true;
  clock: ServerClock;
  health(): Omit<Heartbeat, "version" | "mode">;
  /** `back`: it was not heard just before. */
  onWelcome(welcome: KioskWelcome, back: boolean): void;
  onCount(count: ZoneCount): void;
  onConfig(config: EventConfig): void;
  onOrders(orders: KioskOrders): void;
  onCommand(command: KioskCommand): void;
  /** The list of revoked badges changed, or something else in the door book may have. */
  onRevoked(revoked: string[]): void;
}
