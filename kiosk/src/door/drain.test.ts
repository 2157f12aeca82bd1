import { beforeEach, expect, test, vi } from "vitest";
import { createDrain } from "./drain";
import { Outbox } from "./outbox";
import { admitted, fakeServer, memoryDisk, type Said } from "./testing/stand-ins";

let outbox: Outbox;

beforeEach(async () => {
  vi.useFakeTimers();
  outbox = new Outbox(memoryDisk(), () => undefined, []);
  return () => vi.useRealTimers();
});

async function queue(...ids: string[]) {
  for (const scan_id of ids) {
    await outbox.fact("fair", {
      scan_id,
      token: "FF1A",
      zone: "hall",
      direction: "in",
      scanned_at: 5,
      offline: true,
      verdict: "admitted",
    });
  }
}

function drained(script: Said[]) {
  const server = fakeServer(script);
  const denied = vi.fn();
  const drain = createDrain(() => server.api, outbox, {
    denied,
    heard: () => undefined,
    counted: () => ({}),
  });
  drain.hurry();
  return {
    ...server,
    drain,
    denied,
    batches: () => server.sent.map((rows) => rows.map((row) => row.scan_id)),
  };
}

test("the queue is sent in order, as facts under the scans' own ids", async () => {
  await queue("a", "b", "c");
  const { sent } = drained([[admitted("a"), admitted("b"), admitted("c")]]);
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toMatchObject([
    [{ scan_id: "a", offline: true, verdict: "admitted", scanned_at: 5 }, { scan_id: "b" }, { scan_id: "c" }],
  ]);
  expect(outbox.state().waiting).toBe(0);
});

test("it has caught up once nothing waits", async () => {
  await queue("a");
  const { drain } = drained([0, [admitted("a")]]);
  let caughtUp = false;
  await vi.advanceTimersByTimeAsync(0);
  void drain.caughtUp().then(() => {
    caughtUp = true;
  });
  expect(caughtUp).toBe(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(caughtUp).toBe(true);
});

test("250 scans go in three batches", async () => {
  const ids = Array.from({ length: 250 }, (_, n) => `s${n}`);
  await queue(...ids);
  const results = (from: number, to: number) => ids.slice(from, to).map((id) => admitted(id));
  const { batches } = drained([results(0, 100), results(100, 200), results(200, 250)]);
  await vi.advanceTimersByTimeAsync(0);
  expect(batches().map((batch) => batch.length)).toEqual([100, 100, 50]);
  expect(batches().flat()).toEqual(ids);
});

test("nothing is lost while the server is silent, busy or unwell, and it is asked ever less often", async () => {
  await queue("a");
  const { batches, drain } = drained([0, 503, 429, 500, [admitted("a")]]);
  await vi.advanceTimersByTimeAsync(1_000 + 2_000 + 4_000 - 1);
  expect(batches()).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(1);
  expect(batches()).toHaveLength(4);
  expect(outbox.state().waiting).toBe(1);
  drain.hurry();
  await vi.advanceTimersByTimeAsync(0);
  expect(outbox.state().waiting).toBe(0);
});

test("it comes again when the server wants it to, and not before, whatever happens meanwhile", async () => {
  await queue("a");
  const { api, batches, drain } = drained([0, 0, [admitted("a")]]);
  const record = api.recordScans;
  api.recordScans = async (...asked) => {
    const answer = await record(...asked);
    if (answer.ok) return answer;
    const error = { code: "too_many_scans", message: "", status: 429, details: { retry_after: 40 } };
    return { ok: false, error };
  };
  await vi.advanceTimersByTimeAsync(1_000);
  drain.hurry();
  await vi.advanceTimersByTimeAsync(39_999);
  expect(batches()).toHaveLength(2);
  expect(outbox.state().waiting).toBe(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(outbox.state().waiting).toBe(0);
});

test("a key that is no longer valid leaves the queue as it is", async () => {
  await queue("a");
  const { denied } = drained([401]);
  await vi.advanceTimersByTimeAsync(0);
  expect(denied).toHaveBeenCalledOnce();
  expect(outbox.state()).toMatchObject({ waiting: 1, aside: 0 });
});

test("a row that the server refuses is set aside, and the others go on", async () => {
  await queue("a", "b");
  drained([[{ scan_id: "a", outcome: "invalid", reason: "unknown_zone" }, admitted("b")]]);
  await vi.advanceTimersByTimeAsync(0);
  expect(outbox.state()).toMatchObject({ waiting: 0, aside: 1 });
  expect(outbox.asides()[0]?.reason).toBe("unknown_zone");
});

test("a batch that cannot be read is sent row by row, and only the bad row is set aside", async () => {
  await queue("a", "b");
  const { batches } = drained([422, 422, [admitted("b")]]);
  await vi.advanceTimersByTimeAsync(0);
  expect(batches()).toEqual([["a", "b"], ["a"], ["b"]]);
  expect(outbox.asides().map((entry) => entry.row.scan_id)).toEqual(["a"]);
});

test("an answer that is short of results is no answer", async () => {
  await queue("a", "b");
  const { batches } = drained([[admitted("a")], [admitted("a"), admitted("b")]]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches()).toEqual([
    ["a", "b"],
    ["a", "b"],
  ]);
  expect(outbox.state().waiting).toBe(0);
});

test("an undone scan is voided at the server", async () => {
  const row = { scan_id: "a", token: "FF1A", zone: "hall", direction: "in", scanned_at: 5 } as const;
  await outbox.undo("fair", [row], {});
  const { voided } = drained([[]]);
  await vi.advanceTimersByTimeAsync(0);
  expect(voided).toEqual(["a"]);
  expect(outbox.state().waiting).toBe(0);
});

test("an undone scan that may have arrived is told as a refusal, and then voided", async () => {
  await queue("a");
  const { sent, voided, drain } = drained([0, [admitted("a")], []]);
  await vi.advanceTimersByTimeAsync(0);
  await outbox.undo(
    "fair",
    [{ scan_id: "a", token: "FF1A", zone: "hall", direction: "in", scanned_at: 5 }],
    {},
  );
  drain.hurry();
  await vi.advanceTimersByTimeAsync(0);
  expect(sent[1]).toMatchObject([{ scan_id: "a", verdict: "refused", reason: "withdrawn" }]);
  expect(voided).toEqual(["a"]);
  expect(outbox.state().waiting).toBe(0);
});
