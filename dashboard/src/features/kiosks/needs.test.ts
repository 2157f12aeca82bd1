import { expect, test } from "vitest";
import type { KioskStatus } from "../../../../common/src/protocol";
import { byUrgency, needSomebody, needs } from "./needs";

const kiosk = (id: string, more: Partial<KioskStatus> = {}): KioskStatus => ({
  id,
  name: id,
  last_seen: "2024-06-15T10:00:00+08:00",
  online: true,
  locked: false,
  ...more,
});

test("a kiosk that is well needs nobody", () => {
  expect(needs(kiosk("a", { queue: 3, battery: 0.9, clock_offset_ms: 500, errors: [] }))).toEqual([]);
});

test("what is unsent on a silent kiosk comes first", () => {
  const all = [
    kiosk("well"),
    kiosk("locked", { locked: true }),
    kiosk("silent", { online: false }),
    kiosk("camera", { errors: ["camera_refused"] }),
    kiosk("aside", { aside: 1, errors: ["aside_rows"] }),
    kiosk("unsent", { online: false, queue: 12 }),
  ];
  expect(byUrgency(all).map(({ id }) => id)).toEqual([
    "unsent",
    "aside",
    "camera",
    "silent",
    "locked",
    "well",
  ]);
  expect(needSomebody(all)).toBe(4);
});

test("a low battery on the charger is no trouble", () => {
  expect(needs(kiosk("a", { battery: 0.1 }))).toEqual(["battery"]);
  expect(needs(kiosk("a", { battery: 0.1, charging: true }))).toEqual([]);
});
