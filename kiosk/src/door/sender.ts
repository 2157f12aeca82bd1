/** Brings scans to the server, and takes back those that staff cancelled. */
import type { Api, Result } from "../../../common/src/api";
import type { ScanResult, ScanRow } from "../../../common/src/protocol";
import { mayPass, type Scan } from "../scanner/machine";
import type { Assignment } from "./assignment";
import { type UnsettledStore, withdrawal } from "./unsettled";

const ANSWER_WITHIN = 5_000;
const TRY_AGAIN_AFTER = 3_000;

export interface Sender {
  /** Sends one scan once; its answer, or the want of one, comes to `answered`. */
  send(scan: Scan): void;
  /** Nobody passed for this scan; told to the server until it has answered. */
  withdraw(scan: Scan): void;
  /** Try now what is still to be told. */
  drain(): void;
  /** How many scans the server has not answered yet. */
  waiting(): number;
  stop(): void;
}

export function createSender(
  api: Api,
  { event, zone, direction }: Assignment,
  unsettled: UnsettledStore,
  answered: (scanId: string, result: Result<ScanResult>, sentAt: number) => void,
): Sender {
  /** Scans that the door still waits for: being sent, or about to be sent again. */
  const open = new Map<string, AbortController>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let draining = false;
  let stopped = false;

  async function send(scan: Scan): Promise<void> {
    const row: ScanRow = { ...scan, zone, direction };
    const abort = new AbortController();
    const sentAt = performance.now();
    open.set(scan.scan_id, abort);
    unsettled.put({ event, row });
    const result = await post(event, row, abort.signal);
    if (open.get(scan.scan_id) !== abort) return; // withdrawn meanwhile: the withdrawal has the last word
    if (result.ok || !mayPass(result.error)) open.delete(scan.scan_id);
    if (result.ok || isFinal(result.error.status)) unsettled.remove(scan.scan_id);
    answered(scan.scan_id, result, sentAt);
  }

  async function post(to: string, row: ScanRow, signal?: AbortSignal): Promise<Result<ScanResult>> {
    const how = { timeout: ANSWER_WITHIN, ...(signal ? { signal } : {}) };
    const answer = await api.recordScans(to, [row], how);
    if (!answer.ok) return answer;
    const result = answer.data.results?.[0];
    if (result) return { ok: true, data: result };
    return { ok: false, error: { code: "not_understood", message: "an answer without a result", status: 0 } };
  }

  function withdraw(scan: Scan): void {
    open.get(scan.scan_id)?.abort();
    open.delete(scan.scan_id);
    unsettled.put({ event, row: withdrawal({ ...scan, zone, direction }) });
    void drain();
  }

  async function drain(): Promise<void> {
    if (draining || stopped) return;
    draining = true;
    clearTimeout(timer);
    let all = true;
    for (const entry of unsettled.all().filter(({ row }) => !open.has(row.scan_id))) {
      const result = await post(entry.event, withdrawal(entry.row));
      if (result.ok || isFinal(result.error.status)) unsettled.remove(entry.row.scan_id);
      else all = false;
    }
    draining = false;
    if (!all && !stopped) timer = setTimeout(() => void drain(), TRY_AGAIN_AFTER);
  }

  function stop(): void {
    stopped = true;
    clearTimeout(timer);
  }

  return {
    send: (scan) => void send(scan),
    withdraw,
    drain: () => void drain(),
    waiting: () => unsettled.all().length,
    stop,
  };
}

/** The server has said no, and would say it again. A key that is no longer valid may be replaced, so that is not final. */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 408, 429].includes(status);
}
