/** What is read of an event beside what the server pushes: each of it anew, now and then. */
import { createLatest } from "../../../common/src/asking";
import type { EventConfig } from "../../../common/src/protocol";
import type { Api, CallOptions, Result } from "../event/api";
import { eventDay } from "../event/day";
import { MINUTE } from "../event/history";
import { serverNow } from "../event/shared";
import type { Message } from "./reduce";
import type { Store } from "./store";

const DAY_STEP = 5;
const RECENT_MINUTES = 65;
const LATEST_SCANS = 50;

export interface Readings {
  scans(): void;
  /** The curves of the day, in coarse steps. */
  day(): void;
  /** The last hour, minute by minute. */
  recent(): void;
  kiosks(): void;
  config(): void;
}

/**
 * @param signal aborted when the event is left
 * @param signedOut a call was answered with 401
 */
export function createReadings(
  store: Store,
  api: Api,
  { id, ...event }: EventConfig,
  signal: AbortSignal,
  signedOut: (code: string) => void,
): Readings {
  /** A reading that may be asked for again at any time: an earlier answer is not wanted any more. */
  function reading<T>(
    call: (how: CallOptions) => Promise<Result<T>>,
    tell: (data: T) => Message,
  ): () => void {
    const latest = createLatest(signal);
    return async () => {
      const wanted = latest.ask();
      const answer = await call({ signal: wanted });
      if (wanted.aborted) return;
      if (answer.ok) store.dispatch(tell(answer.data));
      else if (answer.error.status === 401) signedOut(answer.error.code);
    };
  }

  return {
    scans: reading(
      (how) => api.scans(id, LATEST_SCANS, how),
      ({ scans }) => ({ kind: "scans", scans }),
    ),
    day: reading(
      (how) => api.eventSeries(id, { step: DAY_STEP }, how),
      (series) => ({ kind: "day", series }),
    ),
    recent: reading(
      (how) => api.eventSeries(id, { ...recentRange(event, serverNow(store.state)), step: 1 }, how),
      (series) => ({ kind: "recent", series }),
    ),
    kiosks: reading(
      (how) => api.kiosks(id, how),
      ({ kiosks: devices }) => ({ kind: "devices", devices }),
    ),
    config: reading(
      (how) => api.event(id, how),
      (event) => ({ kind: "config", event }),
    ),
  };
}

/** Without an end the series ends now, or with the event's day. */
function recentRange(event: Pick<EventConfig, "days" | "timezone">, now: number) {
  const from = now - RECENT_MINUTES * MINUTE;
  return eventDay(event, now).kind === "today" ? { from } : { from, to: now };
}
