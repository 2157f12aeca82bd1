import { expect, test } from "vitest";
import { openLedger } from "./ledger";
import { Outbox } from "./outbox";
import type { Change } from "./records";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;

function bench() {
  let kept: string | null = null;
  const storage = {
    getItem: () => kept,
    setItem: (_: string, text: string) => {
      kept = text;
    },
  };
  return { load: () => openLedger(storage), spoil: (text: string) => storage.setItem("", text) };
}

test("what left by a receipt is not lost, whether the page lives on or not", () => {
  const { load } = bench();
  const ledger = load();
  ledger.add(3);
  ledger.add(-2);
  ledger.found(1, NOW);
  expect(ledger.lost(NOW)).toBe(0);
  const again = load();
  again.found(1, NOW);
  expect(again.lost(NOW)).toBe(0);
});

test("scans that are gone are counted once, added to what was lost before, and told for half a day", () => {
  const { load } = bench();
  load().add(3);
  const ledger = load();
  ledger.found(0, NOW);
  ledger.found(0, NOW + HOUR);
  expect(ledger.lost(NOW + HOUR)).toBe(3);
  ledger.add(2);
  ledger.found(1, NOW + HOUR);
  const again = load();
  again.found(1, NOW + HOUR);
  expect(again.lost(NOW + 12 * HOUR)).toBe(4);
  expect(again.lost(NOW + 13 * HOUR)).toBe(0);
});

test("a page that died between the disk and the ledger has lost nothing", () => {
  const { load } = bench();
  const ledger = load();
  ledger.found(1, NOW); // written to the disk, and not counted any more
  ledger.add(-1); // counted out, and still on the disk
  const again = load();
  again.found(1, NOW);
  expect(again.lost(NOW)).toBe(0);
  again.add(-1);
  again.found(0, NOW);
  expect(again.lost(NOW)).toBe(0);
});

test("without a storage, or with nonsense in it, nothing is lost", () => {
  const ledger = openLedger(undefined);
  ledger.add(2);
  expect(openLedger(undefined).lost(NOW)).toBe(0);
  const { load, spoil } = bench();
  spoil("{");
  expect(load().lost(NOW)).toBe(0);
});

test("a scan is added once it is on the disk, and taken off before its receipt takes it from there", async () => {
  const happened: string[] = [];
  const disk = {
    stored: () => "lasting" as const,
    write: async ({ gone = [] }: Change) => void happened.push(gone.length > 0 ? "removed" : "written"),
  };
  const outbox = new Outbox(disk, () => undefined, [], {
    add: (count) => void happened.push(`${count > 0 ? "+" : ""}${count}`),
  });
  const row = { scan_id: "s", token: "FF1", zone: "hall", direction: "in" as const, scanned_at: NOW };
  await outbox.open("expo", row);
  await outbox.fact("expo", { ...row, offline: true, verdict: "admitted" });
  await outbox.done(outbox.next(1));
  expect(happened.filter((each) => each !== "0")).toEqual(["written", "+1", "written", "-1", "removed"]);
  expect(outbox.written()).toBe(0);
});
