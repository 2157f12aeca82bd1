/** What of a kiosk lives as long as its page, whichever door it stands at: the disk, the queue, the clock, the way to the server. */
import type { Api } from "../../../common/src/api";
import { ANSWER_WITHIN, type Answering, createAnswering } from "./answering";
import { createClock, type ServerClock } from "./clock";
import { openDisk } from "./disk";
import { createDrain, type Drain } from "./drain";
import { type Kept, loadKept } from "./kept";
import { createMemory, type Memory } from "./memory";
import { createOutbox, type Outbox } from "./outbox";

/** The right is written down anew when it is older than this. */
const RENEW_AFTER = 60_000;
const PROBE_WITHIN = 5_000;

export interface Station {
  api(): Api;
  /** From now on with another key. */
  use(api: Api, token: string | undefined): void;
  clock: ServerClock;
  outbox: Outbox;
  memory: Memory;
  kept: Kept;
  answering: Answering;
  drain: Drain;
  /** The server took a scan of this kiosk, or its greeting. */
  accepted(): void;
  /** The server does not take this kiosk any more. */
  rejected(): void;
  /** Told of whatever changes here; the door that is open sets it. */
  changed: () => void;
  close(): void;
}

export async function openStation(firstApi: Api, firstToken: string | undefined): Promise<Station> {
  let api = firstApi;
  let token = firstToken;
  const clock = createClock();
  const changed = () => station.changed();
  const disk = await openDisk(() => queueMicrotask(changed));
  const kept = await loadKept(disk);
  const outbox = await createOutbox(disk, () => queueMicrotask(changed));
  const memory = await createMemory(disk, clock.now());

  function right(rejected: boolean): void {
    const before = kept.values.right;
    const at = rejected ? (before?.at ?? clock.now()) : clock.now();
    const same = before?.rejected === rejected && before.token === token;
    if (same && (rejected || at - before.at < RENEW_AFTER)) return;
    void kept.keep("right", { ...(token === undefined ? {} : { token }), at, rejected });
    changed();
  }

  const answering = createAnswering(
    async () => {
      const answer = await api.me({ timeout: PROBE_WITHIN });
      return answer.ok || (answer.error.status > 0 && answer.error.status < 500);
    },
    (yes) => {
      if (yes) drain.hurry();
      changed();
    },
    () => kept.values.config?.kiosk?.answer_ms ?? ANSWER_WITHIN,
  );
  const drain = createDrain(() => api, outbox, {
    denied: (error) => error.status === 401 && right(true),
    heard: () => right(false),
  });

  const station: Station = {
    api: () => api,
    use: (next, key) => {
      api = next;
      token = key;
    },
    clock,
    outbox,
    memory,
    kept,
    answering,
    drain,
    accepted: () => right(false),
    rejected: () => right(true),
    changed: () => undefined,
    close: () => {
      removeEventListener("online", back);
      answering.stop();
      drain.stop();
    },
  };
  const back = () => {
    answering.hurry();
    drain.hurry();
  };
  addEventListener("online", back);
  drain.hurry();
  return station;
}
