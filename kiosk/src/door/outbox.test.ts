import { beforeEach, expect, test, vi } from "vitest";
import type { ScanRow } from "../../../common/src/protocol";
import { Outbox } from "./outbox";
import type { Entry } from "./records";
import { memoryDisk } from "./testing/stand-ins";

const row = (scan_id: string, change: Partial<ScanRow> = {}): ScanRow => ({
  scan_id,
  token: "FF1A",
  zone: "hall",
  direction: "in",
  scanned_at: 1_000,
  ...change,
});
const fact = (scan_id: string) => row(scan_id, { offline: true, verdict: "admitted" });
const ids = (entries: Entry[]) => entries.map((entry) => entry.row.scan_id);

let disk: ReturnType<typeof memoryDisk>;
let outbox: Outbox;
const reload = async () => {
  outbox = new Outbox(disk, () => undefined, (await disk.load()).outbox);
  await outbox.withdrawOpen();
};

beforeEach(async () => {
  disk = memoryDisk();
  await reload();
});

test("a scan that the server decided in time leaves nothing behind", async () => {
  await outbox.open("fair", row("a"));
  expect(disk.rows.size).toBe(1);
  await outbox.done("a");
  expect(disk.rows.size).toBe(0);
  expect(outbox.next(100)).toEqual([]);
});

test("facts are sent in the order of reading, also after a reload", async () => {
  for (const id of ["a", "b", "c"]) await outbox.open("fair", row(id));
  for (const id of ["c", "a", "b"]) await outbox.fact("fair", fact(id));
  await reload();
  expect(ids(outbox.next(2))).toEqual(["a", "b"]);
  expect(outbox.state()).toMatchObject({ waiting: 3, oldest: 1_000, aside: 0 });
});

test("a scan whose page died before its verdict is told as one that let nobody in", async () => {
  await outbox.open("fair", row("a"));
  await reload();
  expect(outbox.next(1)[0]?.row).toMatchObject({
    scan_id: "a",
    offline: true,
    verdict: "refused",
    reason: "withdrawn",
    scanned_at: 1_000,
  });
});

test("a batch is of one event", async () => {
  await outbox.fact("fair", fact("a"));
  await outbox.fact("expo", fact("b"));
  await outbox.fact("fair", fact("c"));
  expect(ids(outbox.next(100))).toEqual(["a"]);
});

test("what the server would not take is kept aside, and sent again when staff say so", async () => {
  await outbox.fact("fair", fact("a"));
  const [entry] = outbox.next(1);
  if (entry) await outbox.aside(entry, "unknown_zone", "The event has no zone 'hall'.");
  await reload();
  expect(outbox.state()).toMatchObject({ waiting: 0, aside: 1 });
  expect(outbox.asides()[0]).toMatchObject({ reason: "unknown_zone" });
  await outbox.sendAgain();
  expect(outbox.next(1)[0]).toMatchObject({ state: "fact", row: fact("a") });
});

test("undoing what was not sent yet makes it a refusal", async () => {
  await outbox.fact("fair", fact("a"));
  await outbox.undo("fair", [row("a")], {});
  expect(outbox.next(1)[0]).toMatchObject({
    state: "fact",
    row: { verdict: "refused", reason: "withdrawn" },
  });
});

test("undoing what the server has is a void", async () => {
  await outbox.undo("fair", [row("a")], {});
  expect(outbox.next(5)).toMatchObject([{ state: "void", row: { scan_id: "a" } }]);
});

test("undoing what is on its way is a void after it, and no disk ever holds both", async () => {
  await outbox.fact("fair", fact("a"));
  const batch = outbox.next(1);
  outbox.sending(batch);
  await outbox.undo("fair", [row("a")], {});
  await outbox.done(batch);
  expect(outbox.next(5)).toMatchObject([{ state: "void" }]);
  await reload();
  expect(outbox.next(5)).toMatchObject([{ state: "void" }]);
  expect(disk.rows.size).toBe(1);
});

test("undoing what may have arrived tells that nobody passed, and takes it back if it had", async () => {
  await outbox.fact("fair", fact("a"));
  await reload(); // whether the page before it had sent it is not known
  await outbox.undo("fair", [row("a")], {});
  expect(outbox.next(5)).toMatchObject([{ state: "void", was: "fact", row: { verdict: "refused" } }]);
});

test("whom it moves goes with the scan, and is gone with it", async () => {
  const moved = { to: "hall", people: 1 };
  await outbox.fact("fair", fact("a"), moved);
  await outbox.fact("fair", fact("b"), { from: "hall", people: 1 });
  await reload();
  expect(outbox.moved()).toEqual([moved, { from: "hall", people: 1 }]);
  await outbox.done("b");
  expect(outbox.moved()).toEqual([moved]);
});

test("what a disk holds that could not be read at the start is sent after all, and in order", async () => {
  await outbox.fact("fair", fact("a"));
  await outbox.open("fair", row("b"));
  const { outbox: held } = await disk.load();
  vi.spyOn(Date, "now").mockReturnValueOnce(Date.now() + 5_000);
  outbox = new Outbox(disk, () => undefined, []);
  await outbox.fact("fair", fact("c"));
  await outbox.adopt(held);
  expect(ids(outbox.next(5))).toEqual(["a", "b", "c"]);
  expect(outbox.next(5)[1]?.row).toMatchObject({ verdict: "refused", reason: "withdrawn" });
  expect(disk.rows.size).toBe(3);
});
