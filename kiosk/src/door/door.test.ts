import { expect, test } from "vitest";
import type { EventConfig } from "../../../common/src/protocol";
import { newScanId } from "../../../common/src/scan-id";
import { fits } from "./assignment";

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

test("a scan id is a UUID, also where the browser makes none", () => {
  const random = { getRandomValues: <T>(bytes: T) => (bytes as Uint8Array).fill(0xff) as T };
  expect(newScanId(random as Crypto)).toBe("ffffffff-ffff-4fff-bfff-ffffffffffff");
  expect(newScanId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
