import { beforeEach, expect, test, vi } from "vitest";
import type { DoorBook, EventConfig, Zone } from "../../../common/src/protocol";
import { type Answering, createAnswering } from "./answering";
import { createCounts } from "./count";
import { decide } from "./decide";
import { createKept } from "./kept";
import { createMemory } from "./memory";
import { Outbox } from "./outbox";
import { admitted, fakeServer, memoryDisk, type Said } from "./testing/stand-ins";

/** See token.test.ts: a true badge of the event key 0badcafe. */
const TOKEN =
  "FF1BOW4V7QAIQ6W7HIAAPPSEAAAAABG276VMH3PWV2EDM55LZWQZH7DAS2SH2VBKPZA2M6KIAUX4F4KX3FTSGLGMHWFMDR6RLCBCKSOTSGDDBSZJO54FHJRR5Z7MHA3PVG7BY";
const AT = Date.parse("2024-06-16T10:00:00+08:00");
const hall: Zone = { id: "hall", name: { en: "Hall" }, kind: "area" };
const config: EventConfig = {
  id: "fair",
  name: { en: "Fair" },
  timezone: "Asia/Shanghai",
  days: ["2024-06-15", "2024-06-16"],
  categories: [],
  zones: [hall],
};
const book: DoorBook = {
  key_id: "0badcafe",
  public_key: "A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg",
  categories: { "57122": "investor" },
  revoked: [],
  groups: {},
};
const scan = { scan_id: "s", token: TOKEN, scanned_at: AT, direction: "in" as const };

let disk: ReturnType<typeof memoryDisk>;
let outbox: Outbox;
let answering: Answering;

beforeEach(async () => {
  vi.useFakeTimers();
  disk = memoryDisk();
  outbox = new Outbox(disk, () => undefined, []);
  answering = createAnswering(
    async () => false,
    () => undefined,
  );
  return () => {
    answering.stop();
    vi.useRealTimers();
  };
});

async function door(
  script: Said[],
  change: { mayNotDecide?: "rejected"; zone?: Zone; caughtUp?: Promise<void> } = {},
) {
  const server = fakeServer(script);
  const denied = vi.fn();
  const memory = createMemory([], AT);
  const kept = createKept(disk, { count: { zone: "hall", occupancy: 1 } });
  const counts = createCounts(kept, outbox);
  const verdict = (given: Parameters<typeof decide>[0] = scan) =>
    decide(given, {
      api: server.api,
      answering,
      drain: { caughtUp: () => change.caughtUp ?? Promise.resolve() },
      outbox,
      memory,
      kept,
      counts,
      now: () => AT,
      door: () => ({ config, zone: change.zone ?? hall, book }),
      mayNotDecide: () => change.mayNotDecide,
      denied,
      heard: () => undefined,
    });
  return { ...server, verdict, denied, memory };
}

test("an answer in time is the verdict, and nothing is left to send", async () => {
  const { verdict, sent } = await door([[admitted("s", { occupancy: 7 })]]);
  expect(await verdict()).toMatchObject({ kind: "admitted", byKiosk: false, result: { occupancy: 7 } });
  expect(sent).toEqual([[{ ...scan, zone: "hall" }]]);
  expect(disk.rows.size).toBe(0);
});

test("the scan is on the disk before the verdict is there", async () => {
  const { verdict } = await door([{ after: 100, say: [admitted("s")] }]);
  const pending = verdict();
  await vi.advanceTimersByTimeAsync(50);
  expect([...disk.rows.values()]).toMatchObject([{ state: "open", row: { scan_id: "s", scanned_at: AT } }]);
  await vi.advanceTimersByTimeAsync(50);
  await pending;
});

test("after 400 ms of silence the kiosk decides, and what it decided is sent as a fact", async () => {
  const { verdict } = await door([
    { after: 1_000, say: [{ scan_id: "s", outcome: "refused", reason: "zone_full" }] },
  ]);
  const pending = verdict();
  await vi.advanceTimersByTimeAsync(401);
  vi.useRealTimers(); // the signature is proved outside of the timers
  expect(await pending).toMatchObject({
    kind: "queued",
    byKiosk: true,
    result: { outcome: "admitted", visitor: { category: "investor" } },
  });
  expect(outbox.next(1)).toMatchObject([
    {
      state: "fact",
      row: { scan_id: "s", offline: true, verdict: "admitted", scanned_at: AT, zone: "hall" },
    },
  ]);
});

test("a server that has not heard yet whom this kiosk let in is not asked", async () => {
  const { verdict, sent } = await door([[admitted("s")]], { caughtUp: new Promise(() => undefined) });
  const pending = verdict();
  await vi.advanceTimersByTimeAsync(401);
  vi.useRealTimers();
  expect(await pending).toMatchObject({ kind: "queued", byKiosk: true });
  expect(sent).toEqual([]);
});

test("while the server is known to be silent nobody waits for it", async () => {
  const { verdict, sent } = await door([]);
  answering.began()(false);
  vi.useRealTimers();
  expect(await verdict()).toMatchObject({ kind: "queued" });
  expect(sent).toEqual([]);
});

test("a server that is not well is no reason to keep a visitor waiting", async () => {
  const { verdict } = await door([503]);
  vi.useRealTimers();
  expect(await verdict()).toMatchObject({ kind: "queued" });
});

test("the kiosk's refusal is a fact with its reason", async () => {
  const closed = { ...hall, opens: "11:00" };
  const { verdict } = await door([0], { zone: closed });
  vi.useRealTimers();
  expect(await verdict()).toMatchObject({
    kind: "refused",
    byKiosk: true,
    result: { reason: "zone_closed" },
  });
  expect(outbox.next(1)[0]?.row).toMatchObject({ verdict: "refused", reason: "zone_closed" });
});

test("a kiosk whose key is no longer valid admits nobody", async () => {
  const { verdict, denied } = await door([401]);
  expect(await verdict()).toEqual({ kind: "closed", why: "rejected" });
  expect(denied).toHaveBeenCalledOnce();
  expect(disk.rows.size).toBe(0);
});

test("a kiosk that may not decide tells the server that it let nobody in", async () => {
  const { verdict } = await door([0], { mayNotDecide: "rejected" });
  expect(await verdict()).toEqual({ kind: "closed", why: "rejected" });
  expect(outbox.next(1)[0]?.row).toMatchObject({ verdict: "refused", reason: "kiosk_closed" });
});

test("a second beep within seconds is no warning, a second entry later is a kind word", async () => {
  const since = (ago: number) => new Date(AT - ago).toISOString();
  const { verdict } = await door([
    [admitted("s", { already_inside: true, since: since(4_000) })],
    [admitted("s", { already_inside: true, since: since(60_000) })],
  ]);
  expect((await verdict()).kind).toBe("admitted");
  expect((await verdict()).kind).toBe("already_inside");
});

test("offline, the kiosk remembers whom it let in", async () => {
  const { verdict } = await door([[admitted("s")], 0, 0]);
  await verdict();
  vi.useRealTimers();
  const again = { ...scan, scan_id: "t", scanned_at: AT + 60_000 };
  expect(await verdict(again)).toMatchObject({ kind: "already_inside", byKiosk: true });
  await verdict({ ...again, scan_id: "u", direction: "out" });
  expect((await verdict({ ...again, scan_id: "v" })).kind).toBe("queued");
});

test("what was read too long ago to be live is decided here, and sent as a fact", async () => {
  const { verdict, sent } = await door([[admitted("s")]]);
  const old = { ...scan, scanned_at: AT - 5 * 60_000 };
  expect(await verdict(old)).toMatchObject({ kind: "queued", byKiosk: true });
  expect(sent).toEqual([]);
  expect([...disk.rows.values()]).toMatchObject([
    { state: "fact", row: { offline: true, verdict: "admitted" } },
  ]);
});

test("where the server finds it too old, nobody is lost: the kiosk decides, under the same id", async () => {
  const tooOld = { scan_id: "s", outcome: "invalid" as const, reason: "scanned_at_too_old" };
  const { verdict } = await door([[tooOld]]);
  expect(await verdict()).toMatchObject({ kind: "queued", byKiosk: true });
  expect([...disk.rows.values()]).toMatchObject([
    { state: "fact", row: { scan_id: "s", offline: true, verdict: "admitted" } },
  ]);
});
