/** Watching one event: the live connection, and what is read beside it now and then. */

import { watchLive } from "../../../common/src/live";
import type { EventConfig } from "../../../common/src/protocol";
import { connectLive } from "../../../common/src/socket";
import type { Api, Result } from "../event/api";
import { eventDay } from "../event/day";
import type { Page } from "../event/feature";
import { MINUTE } from "../event/history";
import { serverNow } from "../event/shared";
import { featureOf, type Place, VIEWS } from "./address";
import type { Message } from "./reduce";
import { startWorks, stopWorks, turn, type Works } from "./registry";
import type { Store } from "./store";

/** Late scans repair the past: the curves are read again, the recent ones more often. */
const RECENT_MS = 60_000;
const DAY_MS = 5 * 60_000;
const KIOSKS_MS = 15_000;
const DAY_STEP = 5;
const RECENT_MINUTES = 65;

export interface Watch {
  works: Works;
  hurry(): void;
  stop(): void;
}

export interface WatchTrouble {
  /** The live connection or the event was refused, with the interface's code. */
  refused(code: string): void;
  /** A call was refused; true where the page has dealt with it. */
  forbidden(status: number, code: string): boolean;
}

export function watchEvent(
  store: Store,
  api: Api,
  token: string | undefined,
  event: EventConfig,
  trouble: WatchTrouble,
  turnTo: (place: Pick<Place, "view" | "wall">) => void,
): Watch {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function read<T>(call: Promise<Result<T>>, tell: (data: T) => Message): Promise<void> {
    const answer = await call;
    if (signal.aborted) return;
    if (answer.ok) store.dispatch(tell(answer.data));
    else if (answer.error.status === 401) trouble.forbidden(401, answer.error.code);
  }
  const scans = () => read(api.scans(event.id, 50, { signal }), ({ scans }) => ({ kind: "scans", scans }));
  const day = () =>
    read(api.eventSeries(event.id, { step: DAY_STEP }, { signal }), (series) => ({ kind: "day", series }));
  const recent = () => {
    const now = serverNow(store.state);
    const from = now - RECENT_MINUTES * MINUTE;
    // Without an end the series ends now, or with the event's day.
    const range = eventDay(event, now).kind === "today" ? { from } : { from, to: now };
    return read(api.eventSeries(event.id, { ...range, step: 1 }, { signal }), (series) => ({
      kind: "recent",
      series,
    }));
  };
  const kiosks = () => read(api.kiosks(event.id, { signal }), ({ kiosks }) => ({ kind: "kiosks", kiosks }));
  const config = () => read(api.event(event.id, { signal }), (event) => ({ kind: "config", event }));

  const all = () => void Promise.all([scans(), recent(), day(), kiosks(), config()]);
  const whileSeen = (work: () => Promise<void>, ms: number) =>
    setInterval(() => {
      if (store.state.connection.status === "live" && !document.hidden) void work();
    }, ms);
  const timers = [
    whileSeen(recent, RECENT_MS),
    // Another organizer may have changed a capacity, or from where on is warned.
    whileSeen(config, RECENT_MS),
    whileSeen(day, DAY_MS),
    whileSeen(kiosks, KIOSKS_MS),
  ];

  const live = watchLive(connectLive(token), event.id, {
    status(status) {
      store.dispatch({ kind: "connection", status });
      if (status === "live") all();
    },
    snapshot(numbers) {
      store.dispatch({ kind: "snapshot", numbers, at: Date.now() });
      const known = new Set(store.state.event?.zones.map((zone) => zone.id));
      if (Object.keys(numbers.zones).some((zone) => !known.has(zone))) void config();
    },
    delta: (delta) => store.dispatch({ kind: "delta", delta, at: Date.now() }),
    tick: (tick) => store.dispatch({ kind: "tick", tick, at: Date.now() }),
    warnings: (warnings) => works.warnings.heard(warnings),
    refused: (error) => trouble.refused(error.code),
  });

  const seen = () => {
    if (document.hidden) return;
    live.hurry();
    if (store.state.connection.status === "live") void Promise.all([recent(), day(), kiosks()]);
  };
  document.addEventListener("visibilitychange", seen);

  const page: Page = {
    pick: (zone) => store.dispatch({ kind: "pick", zone }),
    turnTo: (view) => {
      const named = VIEWS.find((each) => each === view);
      if (named) turnTo({ view: named, wall: false });
    },
    wall: (wall) => turnTo({ view: store.state.view, wall }),
    readFloor: () => works.plan.read(),
  };
  const works = startWorks({ store, api, event, signal, page });
  turn(works, undefined, featureOf(store.state.view));

  return {
    works,
    hurry: live.hurry,
    stop() {
      stopping.abort();
      stopWorks(works);
      for (const timer of timers) clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
      live.stop();
    },
  };
}
