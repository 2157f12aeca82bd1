import { expect, test } from "vitest";
import type { EventConfig } from "../../../common/src/protocol";
import { START } from "../scanner/machine";
import { type DoorMessage, isDrawn, reduce } from "./reduce";
import type { DoorState } from "./state";

const zone = { id: "hall", name: { en: "Hall" }, kind: "area" } as const;
const config = { id: "fair", zones: [zone] } as unknown as EventConfig;
const door = (change: Partial<DoorState> = {}) =>
  ({
    at: "door",
    config,
    zone,
    scanner: START,
    assignment: { mode: "self" },
    idle: false,
    typed: "",
    ...change,
  }) as DoorState;
const looked = (change: Partial<Extract<DoorMessage, { kind: "looked" }>> = {}) =>
  ({
    kind: "looked",
    present: {},
    closed: undefined,
    last: undefined,
    alone: false,
    ...change,
  }) as DoorMessage;

test("a badge held in view is remembered, and nothing is drawn for it", () => {
  const before = door({ now: 1 });
  const held = reduce(before, { kind: "scanned", scanner: { ...START, seen: { FF1A: 5 } }, now: 2 });
  expect(held.scanner.seen).toEqual({ FF1A: 5 });
  expect(isDrawn(before, held)).toBe(false);
  const phase = { at: "deciding", scan: { scan_id: "1", scanned_at: 0 }, since: 5 } as const;
  const deciding = reduce(held, { kind: "scanned", scanner: { phase, waiting: [], seen: {} }, now: 3 });
  expect(isDrawn(held, deciding)).toBe(true);
  expect(deciding.now).toBe(3);
});

test("a zone that is gone from the config leaves the door as it is; a changed one changes it", () => {
  const same = door();
  expect(reduce(same, { kind: "config", config: { ...config, zones: [] } })).toBe(same);
  const larger = { ...config, zones: [{ ...zone, capacity: 50 }] };
  expect(reduce(same, { kind: "config", config: larger }).zone.capacity).toBe(50);
});

test("only a self-service kiosk with nobody near and nothing open invites people", () => {
  expect(reduce(door(), looked({ alone: true })).idle).toBe(true);
  expect(reduce(door(), looked()).idle).toBe(false);
  const staffed = { event: "fair", zone: "hall", direction: "in", mode: "staffed" } as const;
  expect(reduce(door({ assignment: staffed }), looked({ alone: true })).idle).toBe(false);
});

test("what closed the door, and what could be undone, go when they no longer hold", () => {
  const last = { scan_id: "1", at: 5 };
  const shut = reduce(door(), looked({ closed: "locked", last }));
  expect(shut).toMatchObject({ closed: "locked", last });
  const open = reduce(shut, looked());
  expect(open).not.toHaveProperty("closed");
  expect(open).not.toHaveProperty("last");
});

test("a verdict wakes the kiosk", () => {
  expect(reduce(door({ idle: true }), { kind: "told" })).toMatchObject({ idle: false });
});
