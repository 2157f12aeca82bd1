import { expect, test } from "vitest";
import type { KioskNeed, KioskStatus } from "../../../../common/src/protocol";
import { byUrgency, needSomebody } from "./needs";

const kiosk = (id: string, more: Partial<KioskStatus> = {}): KioskStatus => ({
  id,
  name: id,
  last_seen: "2024-06-15T10:00:00+08:00",
  online: true,
  locked: false,
  needs: [],
  needs_somebody: false,
  ...more,
});
const needed = (...needs: KioskNeed[]) => ({ needs, needs_somebody: true });

test("what is unsent on a silent kiosk comes first", () => {
  const all = [
    kiosk("well"),
    kiosk("locked", { locked: true, needs: ["locked"] }),
    kiosk("silent", { online: false, ...needed("silent") }),
    kiosk("camera", needed("error")),
    kiosk("aside", needed("aside")),
    kiosk("unsent", { online: false, ...needed("unsent", "locked") }),
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
