/** Stand-ins for the parts around a door: a disk in memory, and a server that gives the answers that it is told. */
import type { Api, Result } from "../../../../common/src/api";
import type { ScanResult, ScanRow } from "../../../../common/src/protocol";
import type { Disk } from "../disk";
import { FakeMedia } from "./media";

/** What it holds outlives the outbox, as a reload would have it. */
export function memoryDisk(): Disk & Pick<FakeMedia, "rows"> {
  const media = new FakeMedia();
  media.writeTakes = 0;
  const open = () => media.media(() => true).connect(() => undefined);
  return {
    rows: media.rows,
    stored: () => "lasting",
    load: async () => (await open()).load(),
    write: async (change) => (await open()).put(change),
    close: () => undefined,
  };
}

type Answer = Result<{ results: ScanResult[] }>;

/** What the server may say: results for the rows, an HTTP status, or nothing for so many milliseconds and then that. */
export type Said = ScanResult[] | number | { after: number; say: ScanResult[] | number };

export function fakeServer(script: Said[]) {
  const sent: ScanRow[][] = [];
  const voided: string[] = [];
  const answer = (said: ScanResult[] | number): Answer =>
    Array.isArray(said)
      ? { ok: true, data: { results: said } }
      : { ok: false, error: { code: `status_${said}`, message: "", status: said } };
  const api = {
    recordScans: async (_: string, rows: ScanRow[]) => {
      sent.push(structuredClone(rows));
      const said = script.shift() ?? 0;
      if (typeof said === "number" || Array.isArray(said)) return answer(said);
      await new Promise((resolve) => setTimeout(resolve, said.after));
      return answer(said.say);
    },
    voidScan: async (_: string, scanId: string) => {
      voided.push(scanId);
      return answer((script.shift() as number | undefined) ?? 0);
    },
  } as unknown as Api;
  return { api, sent, voided };
}

export const admitted = (scan_id: string, change: Partial<ScanResult> = {}): ScanResult => ({
  scan_id,
  outcome: "admitted",
  ...change,
});
