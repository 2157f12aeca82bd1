/** A kiosk at its door: badges come in from camera, scanner and keys, the server is heard, and the door is shown. */
import { stayAwake } from "../../../common/src/awake";
import { createStore, type Store } from "../../../common/src/store";
import { parseTyped } from "../scanner/badge";
import { listenToKeys } from "../scanner/keys";
import { keepBook } from "./book";
import { createHealth } from "./health";
import { listen } from "./heard";
import { firstState, look } from "./look";
import type { DoorOptions, DoorParts } from "./parts";
import { watchPresence } from "./presence";
import { watchReadiness } from "./readiness";
import { type DoorMessage, isDrawn, reduce } from "./reduce";
import { createScanning, type Scanning } from "./scanning";
import { openSight, type Sight } from "./sight";
import type { DoorState } from "./state";
import { isSignedFor, parseToken } from "./token";

export interface Door {
  sight: Sight;
  step: Scanning["step"];
  typed(text: string): void;
  submit(): void;
  /** Once nobody is being served, and nobody waits to be. */
  served: Scanning["served"];
  /** Whether nothing is going on, so that the page may be renewed. */
  quiet(): boolean;
  close(): void;
}

export function openDoor(options: DoorOptions): Door {
  const { station, config, assignment, me } = options;
  const zone = config.zones.find(({ id }) => id === assignment.zone);
  if (!zone) throw new Error(`no zone ${assignment.zone} in ${config.id}`);
  const book = keepBook(station, config.id, zone.id);
  station.counts.stand(zone.id);
  let closed = false;
  const store = keepDoor(firstState(options, zone), (door) => {
    if (!closed) options.show(door);
  });
  const health = createHealth(station);
  const readiness = watchReadiness(station, book);
  const presence = watchPresence(refresh);
  let contact = station.kept.values.right?.at;
  const attendant = options.attend({
    state: () => store.state,
    device: () => ({ fps: sight.fps(), contact, ...health.battery() }),
    untouched: presence.since,
    take: (scan) => scanning.take(scan),
    undo: (scanId) => void scanning.undo(scanId),
  });
  const parts: DoorParts = { options, store, station, book, health, presence, attendant, readiness };

  /** Once a second, and whenever something changed beside the machine. */
  function refresh(): void {
    if (store.state.link === "online") contact = station.clock.now();
    const { told } = store.state.lacks;
    look(parts);
    if (store.state.lacks.told !== told) link.beat(); // the dashboard is told at once
    attendant.refresh();
  }

  const scanning = createScanning(parts, refresh);
  const link = listen(parts, refresh, scanning.served);
  const sight = openSight((camera) => {
    store.dispatch({ kind: "camera", camera });
    link.beat(); // what is wrong with it is told at once
  }, scanning.read);
  const proved = async (token: string) => (await isSignedFor(book.book(), parseToken(token))) === true;
  const awake = stayAwake((sleeps) => {
    store.dispatch({ kind: "screen", sleeps });
    link.beat();
  });
  const endings = [listenToKeys(scanning.read, proved), awake, every(1_000, refresh)];
  station.changed = refresh;
  void station.kept.keep("config", config);
  void station.kept.keep("me", me);
  refresh();

  return {
    sight,
    step: scanning.step,
    served: scanning.served,
    typed: (text) => store.dispatch({ kind: "typed", text }),
    submit: () => {
      const { typed } = store.state;
      if (typed.trim()) scanning.read(parseTyped(typed));
      store.dispatch({ kind: "typed", text: "" });
    },
    quiet: () =>
      store.state.scanner.phase.at === "ready" && !attendant.busy() && !store.state.typed && !presence.busy(),
    close: () => {
      closed = true;
      station.changed = () => undefined;
      for (const end of endings) end();
      for (const part of [scanning, presence, attendant, sight, book, link]) part.close();
    },
  };
}

/** @param show called with what is to be drawn */
function keepDoor(first: DoorState, show: (door: DoorState) => void): Store<DoorState, DoorMessage> {
  let before = first;
  const store = createStore<DoorState, DoorMessage>(first, reduce, () => {
    const drawn = isDrawn(before, store.state);
    before = store.state;
    if (drawn) show(before);
  });
  return store;
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms);
  return () => clearInterval(timer);
}
