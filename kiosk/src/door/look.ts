/** The device and its station, as the door shows them. */
import type { Zone } from "../../../common/src/protocol";
import type { ZoneCount } from "../../../common/src/socket";
import { START } from "../scanner/machine";
import { closedNow } from "./closed";
import type { DoorOptions, DoorParts } from "./parts";
import type { DoorState, Present } from "./state";

/** The door before anything was heard or read; `count`: the last one that this kiosk knew. */
export function firstState(options: DoorOptions, zone: Zone, count: ZoneCount): DoorState {
  const { station, me, events, config, assignment, version } = options;
  return {
    at: "door",
    me,
    events,
    config,
    zone,
    assignment,
    name: station.kept.values.orders?.name ?? me.name,
    scanner: START,
    camera: { at: "off" },
    link: "connecting",
    count,
    typed: "",
    idle: false,
    version,
    ...present(options),
  };
}

/** Reads anew what changes by itself: the time, the queue, whether anybody is there. */
export function look({ options, store, station, undo, presence, attendant }: DoorParts): void {
  const { config, link } = store.state;
  store.dispatch({
    kind: "looked",
    present: present(options),
    closed: closedNow(station, config, link),
    last: undo.last(),
    alone: presence.idle() && !attendant.busy(),
  });
}

function present({ station, senses }: DoorOptions): Present {
  return {
    now: station.clock.now(),
    queue: station.outbox.state(),
    clockAhead: station.clock.ahead(),
    speech: senses.speech(),
    answering: station.answering.yes(),
    canFillScreen: document.fullscreenEnabled && !document.fullscreenElement,
  };
}
