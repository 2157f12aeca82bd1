import { beforeEach, expect, test, vi } from "vitest";
import type { Api, Result } from "../../../common/src/api";
import type { ScanResult, ScanRow } from "../../../common/src/protocol";
import type { Scan } from "../scanner/machine";
import { createSender } from "./sender";
import { createUnsettled } from "./unsettled";

type Answer = Result<{ results: ScanResult[] }>;

const scan: Scan = { scan_id: "s1", token: "FF1A", scanned_at: 5 };
const door = { event: "fair", zone: "hall", direction: "in" as const };
const silence: Answer = { ok: false, error: { code: "no_connection", message: "", status: 0 } };
const admitted: Answer = { ok: true, data: { results: [{ scan_id: "s1", outcome: "admitted" }] } };

/** A browser's storage in memory, and a server that gives the answers it is told, and remembers what it was sent. */
function kiosk(answers: Answer[], kept = new Map<string, string>()) {
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const sent: ScanRow[] = [];
  const api = {
    recordScans: async (_: string, rows: ScanRow[]) => {
      sent.push(...rows);
      return answers.shift() ?? silence;
    },
  } as unknown as Api;
  const unsettled = createUnsettled(() => storage);
  const heard: string[] = [];
  const sender = createSender(api, door, unsettled, (id, result) => heard.push(`${id} ${result.ok}`));
  return { sent, unsettled, sender, heard, kept };
}

const settle = () => vi.advanceTimersByTimeAsync(1);

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test("an answered scan is settled", async () => {
  const { sender, sent, heard } = kiosk([admitted]);
  sender.send(scan);
  expect(sender.waiting()).toBe(1);
  await settle();
  expect(sent).toEqual([{ ...scan, zone: "hall", direction: "in" }]);
  expect(heard).toEqual(["s1 true"]);
  expect(sender.waiting()).toBe(0);
});

test("while the door waits for an answer, nothing is taken back", async () => {
  const { sender, sent } = kiosk([silence]);
  sender.send(scan);
  await settle();
  sender.drain();
  await settle();
  expect(sent).toHaveLength(1);
  expect(sender.waiting()).toBe(1);
});

test("a cancelled scan is taken back, until the server has said that it knows", async () => {
  const { sender, sent, heard } = kiosk([silence, silence, admitted]);
  sender.send(scan);
  await settle();
  sender.withdraw(scan);
  await settle();
  expect(sender.waiting()).toBe(1);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(sent[2]).toMatchObject({ scan_id: "s1", offline: true, verdict: "refused", scanned_at: 5 });
  expect(sender.waiting()).toBe(0);
  expect(heard).toEqual(["s1 false"]);
});

test("an answer that comes after the cancel is not heard, and the scan is taken back all the same", async () => {
  const { sender, sent, heard } = kiosk([admitted, admitted]);
  sender.send(scan);
  sender.withdraw(scan);
  await settle();
  expect(heard).toEqual([]);
  expect(sent.map((row) => row.offline ?? false)).toEqual([false, true]);
  expect(sender.waiting()).toBe(0);
});

test("a scan whose page was gone before the answer is taken back by the next", async () => {
  const before = kiosk([silence]);
  before.sender.send(scan);
  await settle();
  const after = kiosk([admitted], before.kept);
  after.sender.drain();
  await settle();
  expect(after.sent).toMatchObject([{ scan_id: "s1", offline: true, verdict: "refused" }]);
  expect(after.unsettled.all()).toEqual([]);
});
