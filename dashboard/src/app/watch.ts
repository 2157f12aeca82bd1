/** Watching one event: the live connection, and what is read beside it now and then. */

import { onSight, whileSeen } from "../../../common/src/asking";
import { type Blockage, watchBlockage } from "../../../common/src/blocked";
import { type LiveListener, watchLive } from "../../../common/src/live";
import type { EventConfig } from "../../../common/src/protocol";
import { connectLive } from "../../../common/src/socket";
import type { Api } from "../event/api";
import { keptCurves } from "../event/curves-shown";
import type { Page } from "../event/feature";
import { createReadings, type Readings } from "./readings";
import type { Store } from "./store";
import { startWorks, stopWorks, turn, type Works } from "./works";

/** Late scans repair the past: the curves are read again, the recent ones more often. */
const RECENT_MS = 60_000;
const DAY_MS = 5 * 60_000;
const KIOSKS_MS = 15_000;

export interface Watch {
  works: Works;
  hurry(): void;
  stop(): void;
}

/** What watching needs: who asks (`token`, `api`), what is watched, and whom to tell. */
export interface WatchOptions {
  store: Store;
  api: Api;
  token: string | undefined;
  event: EventConfig;
  page: Page;
  /** The live connection or the event was refused, with the interface's code. */
  refused(code: string): void;
  /** A call was answered with 401. */
  signedOut(code: string): void;
}

export function watchEvent({ store, api, token, event, page, refused, signedOut }: WatchOptions): Watch {
  const stopping = new AbortController();
  const { signal } = stopping;
  const curves = keptCurves(event.id);
  if (curves) store.dispatch({ kind: "curves", zones: curves });
  const readings = createReadings(store, api, event, signal, signedOut);
  const works = startWorks({ store, api, event, signal, page });
  const blockage = watchBlockage(
    () => api.call,
    (blocked) => store.dispatch({ kind: "blocked", blocked }),
  );
  const live = watchLive(connectLive(token), event.id, listening(store, readings, works, refused, blockage));
  const ends = [
    ...readAgain(store, readings),
    onSight(() => {
      live.hurry();
      if (isLive(store)) for (const read of [readings.recent, readings.day, readings.kiosks]) read();
    }),
  ];
  turn(works, undefined, store.state.view);

  return {
    works,
    hurry: live.hurry,
    stop() {
      stopping.abort();
      stopWorks(works);
      for (const end of ends) end();
      live.stop();
    },
  };
}

const isLive = (store: Store) => store.state.connection.status === "live";

/** What the server pushes, and what is read once it is heard. */
function listening(
  store: Store,
  readings: Readings,
  works: Works,
  refused: (code: string) => void,
  blockage: Blockage,
): LiveListener {
  return {
    status(status) {
      store.dispatch({ kind: "connection", status });
      if (status === "live") blockage.opened();
      if (status === "live") for (const read of Object.values(readings)) read();
    },
    snapshot(numbers) {
      store.dispatch({ kind: "snapshot", numbers, at: Date.now() });
      const known = new Set(store.state.event?.zones.map((zone) => zone.id));
      if (Object.keys(numbers.zones).some((zone) => !known.has(zone))) readings.config();
    },
    delta: (delta) => store.dispatch({ kind: "delta", delta, at: Date.now() }),
    tick: (tick) => store.dispatch({ kind: "tick", tick, at: Date.now() }),
    warnings: (warnings) => works.warnings.heard(warnings),
    failed: blockage.failed,
    refused: (error) => refused(error.code),
  };
}

/** Returns what ends it. */
function readAgain(store: Store, { recent, config, day, kiosks }: Readings): (() => void)[] {
  const every = (read: () => void, ms: number) => whileSeen(() => isLive(store) && read(), ms);
  return [
    every(recent, RECENT_MS),
    // Another organizer may have changed a capacity, or from where on is warned.
    every(config, RECENT_MS),
    every(day, DAY_MS),
    every(kiosks, KIOSKS_MS),
  ];
}
