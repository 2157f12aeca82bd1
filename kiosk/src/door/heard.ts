/** What the server says to this door: its count, its config, what the dashboard wants of it. */
import type { EventConfig } from "../../../common/src/protocol";
import type { KioskCommand, KioskOrders, KioskWelcome, ZoneCount } from "../../../common/src/socket";
import { connectLink, type Link, type LinkState } from "./link";
import { takeCommand, takeOrders } from "./orders";
import type { DoorParts } from "./parts";

const RING_FOR = 10_000;

/**
 * @param refresh the door is looked at anew
 * @param served whoever is being served has their verdict
 */
export function listen(parts: DoorParts, refresh: () => void, served: () => Promise<void>): Link {
  const { options, store, station, book, health } = parts;
  let ringing: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function ring(): void {
    clearTimeout(ringing);
    options.senses.ring();
    store.dispatch({ kind: "found", found: true });
    ringing = setTimeout(() => store.dispatch({ kind: "found", found: false }), RING_FOR);
  }

  async function onOrders(orders: KioskOrders): Promise<void> {
    if ((await obey(parts, orders, served, () => closed)) !== "stays") return;
    refresh();
    link.beat();
  }

  async function onCommand(command: KioskCommand): Promise<void> {
    if (!(await takeCommand(command, station.kept))) return;
    link.beat();
    if (command.command === "beep") return ring();
    await served();
    options.reload();
  }

  function onCount(count: ZoneCount): void {
    void station.counts.pushed(store.state.zone.id, count);
    refresh();
  }

  function onWelcome({ settings, zone }: KioskWelcome, back: boolean): void {
    station.accepted();
    onConfig(parts, settings.event);
    onCount(zone);
    if (back) book.renew();
    void onOrders(settings.orders);
  }

  const link = connectLink({
    token: options.token,
    api: station.api,
    assignment: options.assignment,
    name: options.me.name,
    version: options.version,
    clock: station.clock,
    health: () => health.say(store.state),
    onState: (state) => {
      onState(parts, state);
      refresh();
    },
    onBlocked: (blocked) => {
      store.dispatch({ kind: "blocked", blocked });
      link.beat(); // the dashboard is told at once
    },
    onWelcome,
    onCount,
    onConfig: (config) => onConfig(parts, config),
    onOrders: (orders) => void onOrders(orders),
    onCommand: (command) => void onCommand(command),
    onRevoked: book.revoked,
  });
  return {
    beat: link.beat,
    close: () => {
      closed = true;
      clearTimeout(ringing);
      link.close();
    },
  };
}

function onState({ store, station }: DoorParts, state: LinkState): void {
  if (state === "rejected") station.rejected();
  store.dispatch({ kind: "link", link: state });
  // A connection that broke is no proof that scans are not answered, nor one that came about that they are.
  if (state !== "rejected") station.answering.hurry();
  if (state === "online") station.drain.hurry();
}

function onConfig({ store, station }: DoorParts, config: EventConfig): void {
  void station.kept.keep("config", config);
  store.dispatch({ kind: "config", config });
}

/** Takes the orders up: the kiosk goes to another door, or stays at this one under the name that it is given. */
async function obey(
  { options, store, station, attendant }: DoorParts,
  orders: KioskOrders,
  served: () => Promise<void>,
  closed: () => boolean,
): Promise<"stays" | "gone"> {
  const { assignment, me } = options;
  const moved = await takeOrders(orders, assignment, store.state.config, me.zone, station.kept);
  if (closed()) return "gone";
  if (moved) {
    // Whoever is being registered or served goes in by the door where they stand.
    await attendant.done();
    await served();
    if (closed()) return "gone";
    options.move(moved);
    return "gone";
  }
  store.dispatch({ kind: "named", name: orders.name ?? me.name });
  return "stays";
}
