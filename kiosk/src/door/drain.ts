/** Brings the queue to the server: in order, in batches, under the scans' own ids, until each has its answer. */
import type { Api, ApiError } from "../../../common/src/api";
import type { ScanResult } from "../../../common/src/protocol";
import type { Outbox } from "./outbox";
import type { Change, Entry } from "./records";

const BATCH = 100;
const ANSWER_WITHIN = 30_000;
const AGAIN_AFTER = [1_000, 2_000, 4_000, 8_000, 15_000] as const;
/** No answer makes the queue wait longer. */
const LONGEST_WAIT_S = 300;

export interface Drain {
  /** Something waits, or the server may be back: go on now. */
  hurry(): void;
  /** Once nothing waits any more. */
  caughtUp(): Promise<void>;
  stop(): void;
}

/** How the drain tells of the server. */
export interface DrainTells {
  /** The server does not take this kiosk's scans any more (401, 403); they stay in the queue. */
  denied(error: ApiError): void;
  /** The server answered. */
  heard(): void;
  /** With these counts, to requests that began at `startedAt` (performance.now()); gives back what is to be written. */
  counted(answers: readonly { zone: string; result: ScanResult }[], startedAt: number): Change;
}

type SendingApi = Pick<Api, "recordScans" | "voidScan">;

export function createDrain(api: () => SendingApi, outbox: Outbox, tells: DrainTells): Drain {
  let running = false;
  let stopped = false;
  let failures = 0;
  let most = BATCH;
  /** The server takes nothing before, by performance.now(). */
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const whenCaughtUp: (() => void)[] = [];

  async function run(): Promise<void> {
    if (running || stopped) return;
    clearTimeout(timer);
    const early = notBefore - performance.now();
    if (early > 0) {
      timer = setTimeout(() => void run(), early);
      return;
    }
    running = true;
    let going = true;
    while (going && !stopped) {
      const batch = outbox.next(most);
      if (batch.length === 0) {
        for (const tell of whenCaughtUp.splice(0)) tell();
        break;
      }
      outbox.sending(batch);
      const sent = await send(api(), outbox, batch, tells, (seconds) => {
        notBefore = performance.now() + seconds * 1_000;
      });
      failures = sent === "later" ? failures + 1 : sent === "taken" ? 0 : failures;
      most = sent === "one by one" ? 1 : sent === "taken" ? BATCH : most;
      going = sent !== "later";
    }
    running = false;
    if (going || stopped) return;
    const wait = AGAIN_AFTER[Math.min(failures, AGAIN_AFTER.length) - 1] ?? AGAIN_AFTER[0];
    timer = setTimeout(() => void run(), Math.max(wait, notBefore - performance.now()));
  }

  function hurry(): void {
    failures = 0;
    void run();
  }

  return {
    hurry,
    caughtUp: () => {
      if (outbox.next(1).length === 0) return Promise.resolve();
      return new Promise((resolve) => {
        whenCaughtUp.push(resolve);
        hurry();
      });
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** What became of a batch: answered, set aside for good, to be sent again row by row, or later. */
type Sent = "taken" | "aside" | "one by one" | "later";

async function send(
  api: SendingApi,
  outbox: Outbox,
  batch: Entry[],
  tells: DrainTells,
  wait: (seconds: number) => void,
): Promise<Sent> {
  const [first] = batch;
  const error =
    first?.state === "void" ? await undo(api, outbox, first) : await record(api, outbox, batch, tells);
  if (!error) {
    tells.heard();
    return "taken";
  }
  if (error.status === 401 || error.status === 403) tells.denied(error);
  const after = error.details?.retry_after;
  if (error.status === 429 && typeof after === "number") wait(Math.min(after, LONGEST_WAIT_S));
  if (!isFinal(error.status)) return "later";
  tells.heard();
  // One row may be what the server cannot read, or the batch too much for it: each by itself then.
  if (batch.length > 1) return "one by one";
  for (const entry of batch) await outbox.aside(entry, error.code, error.message);
  return "aside";
}

async function record(
  api: SendingApi,
  outbox: Outbox,
  batch: Entry[],
  tells: DrainTells,
): Promise<ApiError | undefined> {
  const startedAt = performance.now();
  const event = batch[0]?.event ?? "";
  const rows = batch.map((entry) => entry.row);
  const answer = await api.recordScans(event, rows, { timeout: ANSWER_WITHIN });
  if (!answer.ok) return answer.error;
  const { results } = answer.data;
  if (results?.length !== batch.length) {
    return { code: "not_understood", message: "an answer without a result for each scan", status: 0 };
  }
  const done: Entry[] = [];
  const answers: { zone: string; result: ScanResult }[] = [];
  for (const [index, entry] of batch.entries()) {
    const result = results[index];
    if (result?.outcome === "invalid") {
      await outbox.aside(entry, result.reason ?? "invalid", result.message);
    } else {
      done.push(entry);
      if (result) answers.push({ zone: entry.row.zone, result });
    }
  }
  await outbox.done(done, tells.counted(answers, startedAt));
  return undefined;
}

async function undo(api: SendingApi, outbox: Outbox, entry: Entry): Promise<ApiError | undefined> {
  if (entry.was === "fact") {
    const told = await api.recordScans(entry.event, [entry.row], { timeout: ANSWER_WITHIN });
    if (!told.ok && !isFinal(told.error.status)) return told.error;
  }
  const answer = await api.voidScan(entry.event, entry.row.scan_id);
  // Never recorded, or refused: there is nothing to take back.
  const nothing = !answer.ok && ["unknown_scan", "scan_not_admitted"].includes(answer.error.code);
  if (!answer.ok && !nothing) {
    // Too late for this kiosk's own right: staff void it on the dashboard.
    if (answer.error.code !== "not_allowed") return answer.error;
    await outbox.aside(entry, answer.error.code, answer.error.message);
    return undefined;
  }
  await outbox.done([entry]);
  return undefined;
}

/** The server has said no, and would say it again. A key that is no longer valid may be replaced, so that is not final. */
export function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
}
