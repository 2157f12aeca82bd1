/** A kiosk that was put away: it admits nobody, says so to the server, and sends what still waits. */
import type { Assignment } from "./assignment";
import { createHealth } from "./health";
import { connectLink } from "./link";
import type { Station } from "./station";

/** What is to be seen of it. */
export interface AwayState {
  name: string;
  /** Scans that the server does not have yet, and those that it would not take. */
  waiting: number;
  aside: number;
  /** The server knows that it is put away. */
  told: boolean;
}

export interface AwayOptions {
  station: Station;
  token: string | undefined;
  assignment: Assignment;
  /** What the key is called. */
  name: string;
  version: string;
  show(state: AwayState): void;
}

/** @returns ends it */
export function stayAway({ station, show, ...options }: AwayOptions): () => void {
  const health = createHealth(station);
  let told = false;
  let waited = station.outbox.state().waiting;
  const look = () => {
    const { waiting, aside } = station.outbox.state();
    show({ name: station.kept.values.orders?.name ?? options.name, waiting, aside, told });
    // The dashboard asks for somebody as long as it thinks that scans are on this device.
    if (waited > 0 && waiting === 0) link.beat();
    waited = waiting;
  };
  const nothing = () => undefined;
  const link = connectLink({
    ...options,
    putAway: true,
    api: station.api,
    clock: station.clock,
    health: () => ({
      ...health.say({ camera: { at: "off" }, sleeps: false, lacks: { missing: [], told: false } }),
      put_away: true,
    }),
    onState: (state) => {
      told = state === "online";
      if (told) station.drain.hurry();
      look();
    },
    onBlocked: nothing,
    onWelcome: station.accepted,
    onCount: nothing,
    onConfig: nothing,
    onOrders: nothing,
    onCommand: nothing,
    onRevoked: nothing,
  });
  station.changed = look;
  look();
  return () => {
    station.changed = nothing;
    link.close();
  };
}
