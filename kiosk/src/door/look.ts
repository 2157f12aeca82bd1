/** The device and its station, as the door shows them. */
import type { EventConfig, Zone } from "../../../common/src/protocol";
import { START } from "../scanner/machine";
import { closedNow } from "./closed";
import type { DoorOptions, DoorParts } from "./parts";
import type { Lacks } from "./readiness";
import type { DoorState, Present } from "./state";
import { lastOf } from "./undo";

/** The door before anything was heard or read. */
export function firstState(options: DoorOptions, zone: Zone): DoorState {
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
    sleeps: false,
    link: "connecting",
    typed: "",
    idle: false,
    version,
    ...present(options, zone, config, { missing: [], told: false }),
  };
}

/** Reads anew what changes by itself: the time, the queue, whether anybody is there. */
export function look({ options, store, station, presence, attendant, readiness }: DoorParts): void {
  const { config, zone, link } = store.state;
  store.dispatch({
    kind: "looked",
    present: present(options, zone, config, readiness.lacks()),
    closed: closedNow(station, config, link),
    last: lastOf(station.kept, station.clock.now()),
    alone: presence.idle() && !attendant.busy(),
  });
}

function present({ station, senses }: DoorOptions, zone: Zone, config: EventConfig, lacks: Lacks): Present {
  return {
    count: station.counts.of(zone, config),
    now: station.clock.now(),
    queue: station.outbox.state(),
    clockAhead: station.clock.ahead(),
    speech: senses.speech(),
    answering: station.answering.yes(),
    lacks,
    evictable: station.storage.evictable(),
    canFillScreen: document.fullscreenEnabled && !document.fullscreenElement,
  };
}
