import { expect, test } from "vitest";
import type { EventConfig } from "../../../common/src/protocol";
import { newScanId } from "../../../common/src/scan-id";
import { fits } from "./assignment";
import { createClock } from "./clock";

const fair: EventConfig = {
  id: "fair",
  name: { en: "Fair" },
  timezone: "Asia/Shanghai",
  days: ["2024-06-15"],
  categories: [],
  zones: [
    { id: "hall", name: { en: "Hall" }, kind: "area" },
    { id: "booth", name: { en: "Booth" }, kind: "booth", parent: "hall" },
  ],
};

test("a door is a zone of the event and a direction that fits it", () => {
  const at = { event: "fair", zone: "hall", direction: "in", mode: "staffed" };
  expect(fits(at, fair, undefined)).toEqual(at);
  expect(fits({ zone: "hall" }, fair, undefined)).toBeUndefined();
  expect(fits({ ...at, direction: "touch" }, fair, undefined)).toBeUndefined();
  expect(fits({ ...at, zone: "gone" }, fair, undefined)).toBeUndefined();
  expect(fits({ ...at, event: "other" }, fair, undefined)).toBeUndefined();
});

test("a booth needs no direction, it is touched", () => {
  expect(fits({ zone: "booth" }, fair, undefined)).toEqual({
    event: "fair",
    zone: "booth",
    direction: "touch",
    mode: "staffed",
  });
  expect(fits({ zone: "booth", direction: "both" }, fair, undefined)?.direction).toBe("touch");
});

test("a door may be for both ways, and for visitors alone", () => {
  const wish = { zone: "hall", direction: "both", mode: "self" };
  expect(fits(wish, fair, undefined)).toMatchObject({ direction: "both", mode: "self" });
});

test("a kiosk bound to a zone stands nowhere else", () => {
  expect(fits({ direction: "out" }, fair, "hall")).toMatchObject({ zone: "hall", direction: "out" });
  expect(fits({ zone: "booth" }, fair, "hall")).toBeUndefined();
});

test("the clock is the server's, half a round trip taken off", () => {
  let device = 1_000;
  const clock = createClock(() => device, undefined);
  expect(clock.now()).toBe(1_000);
  clock.learn(500_000, 1_000, 1_200);
  device = 1_200;
  expect(clock.now()).toBe(500_100);
  expect(clock.ahead()).toBe(-498_900);
});

test("the clock believes the quickest answer, until somebody sets the device's own", () => {
  const clock = createClock(() => 0, undefined);
  clock.learn(10_000, 0, 20);
  clock.learn(10_900, 0, 2_000);
  expect(clock.now()).toBe(9_990);
  clock.learn(70_000, 0, 400);
  expect(clock.now()).toBe(69_800);
});

test("the clock is right at once after a reload without a network", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  createClock(() => 0, storage).learn(10_000, 0, 0);
  expect(createClock(() => 5, storage).now()).toBe(10_005);
});

test("a scan id is a UUID, also where the browser makes none", () => {
  const random = { getRandomValues: <T>(bytes: T) => (bytes as Uint8Array).fill(0xff) as T };
  expect(newScanId(random as Crypto)).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  expect(newScanId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
