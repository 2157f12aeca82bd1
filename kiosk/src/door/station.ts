/** What of a kiosk lives as long as its page, whichever door it stands at: the disk, the queue, the clock, the way to the server. */
import type { Api } from "../../../common/src/api";
import { ANSWER_WITHIN, type Answering, createAnswering } from "./answering";
import type { ServerClock } from "./clock";
import { type Counts, createCounts } from "./count";
import { type Disk, openDisk } from "./disk";
import { createDrain, type Drain } from "./drain";
import { createKept, type Kept } from "./kept";
import { type Ledger, openLedger } from "./ledger";
import { createMemory, type Memory } from "./memory";
import { Outbox } from "./outbox";
import { prepareProof } from "./proof";
import { type StorageWatch, watchStorage } from "./storage";

/** The right is written down anew when it is older than this. */
const RENEW_AFTER = 60_000;
const PROBE_WITHIN = 5_000;
/** Staff stopped this kiosk's key for now. */
const KEY_HELD = "key_held";

export interface Station {
  api(): Api;
  /** From now on with another key. */
  use(api: Api, token: string | undefined): void;
  clock: ServerClock;
  outbox: Outbox;
  memory: Memory;
  kept: Kept;
  counts: Counts;
  answering: Answering;
  drain: Drain;
  /** Scans that are gone from the disk without a receipt. */
  lost(): number;
  storage: StorageWatch;
  /** The server took a scan of this kiosk, or its greeting. */
  accepted(): void;
  /** The server does not take this kiosk any more. */
  rejected(): void;
  /** Told of whatever changes here; the door that is open sets it. */
  changed: () => void;
  close(): void;
}

export async function openStation(api: Api, token: string | undefined, clock: ServerClock): Promise<Station> {
  let station: Station | undefined;
  void prepareProof(); // what has to be loaded for it, before the network goes
  const disk = await openDisk(
    () => queueMicrotask(() => station?.changed()),
    ({ outbox }) => void station?.outbox.adopt(outbox).then(station.drain.hurry),
  );
  station = await buildStation(api, token, clock, disk, openLedger(), watchStorage());
  return station;
}

/** The same over any disk. */
export async function buildStation(
  firstApi: Api,
  firstToken: string | undefined,
  clock: ServerClock,
  disk: Disk,
  ledger: Ledger,
  storage: StorageWatch,
): Promise<Station> {
  let api = firstApi;
  let token = firstToken;
  let tell = () => {}; // nobody listens before the station stands
  const changed = () => tell();
  const found = await disk.load();
  const kept = createKept(disk, found.kept);
  const outbox = new Outbox(disk, () => queueMicrotask(changed), found.outbox, ledger);
  const lost = watchLosses(disk, outbox, ledger, clock);
  const memory = createMemory(found.badges, clock.now());
  const counts = createCounts(kept, outbox);
  await outbox.withdrawOpen();
  void disk.write(memory.old);

  function right(rejected: boolean): void {
    const before = kept.values.right;
    const at = rejected ? (before?.at ?? clock.now()) : clock.now();
    const same = before?.rejected === rejected && before.token === token;
    if (same && (rejected || at - before.at < RENEW_AFTER)) return;
    void kept.keep("right", { ...(token === undefined ? {} : { token }), at, rejected });
    changed();
  }

  const answering = createAnswering(
    () => isAnswered(api),
    (yes) => {
      if (yes) drain.hurry();
      changed();
    },
    () => kept.values.config?.kiosk?.answer_ms ?? ANSWER_WITHIN,
  );
  const drain = createDrain(() => api, outbox, {
    // Revoked, or held by staff: it admits nobody until it is accepted again, with a network or without.
    denied: (error) => (error.status === 401 || error.code === KEY_HELD) && right(true),
    heard: () => right(false),
    counted: counts.answered,
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
    counts,
    answering,
    drain,
    lost,
    storage,
    accepted: () => right(false),
    rejected: () => right(true),
    changed: () => undefined,
    close: () => {
      removeEventListener("online", back);
      answering.stop();
      drain.stop();
      storage.close();
      disk.close();
    },
  };
  const back = () => {
    answering.hurry();
    drain.hurry();
  };
  tell = () => station.changed();
  addEventListener("online", back);
  drain.hurry();
  return station;
}

async function isAnswered(api: Api): Promise<boolean> {
  const answer = await api.me({ timeout: PROBE_WITHIN });
  return answer.ok || (answer.error.status > 0 && answer.error.status < 500);
}

function watchLosses(disk: Disk, outbox: Outbox, ledger: Ledger, clock: ServerClock): () => number {
  const lost = () => {
    // What a disk holds that cannot be read just now is not lost.
    if (disk.stored() === "lasting") ledger.found(outbox.written(), clock.now());
    return ledger.lost(clock.now());
  };
  lost();
  return lost;
}
