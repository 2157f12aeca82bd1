import { describe, expect, it } from "vitest";
import type { Warning } from "../../../../common/src/protocol";
import { concerns } from "./concerns";

const warning = (id: string, more: Partial<Warning>): Warning => ({
  id,
  kind: "zone",
  since: "2024-06-16T14:30:00+08:00",
  ...more,
});
const zone = (id: string, level: number, occupancy = level): Warning =>
  warning(id, { zone: id, level, occupancy, capacity: 100 });

const found = (open: Warning[], forecasts = {}) => concerns({ warnings: { open, forecasts } });
const ids = (open: Warning[]) =>
  found(open).map((one) => (one.kind === "warning" ? one.warning.id : one.kind));

describe("what needs attention", () => {
  it("is nothing on a quiet day", () => {
    expect(found([])).toEqual([]);
  });

  it("is told with the most urgent first", () => {
    const open = [
      warning("conflicts", { kind: "conflicts", count: 2 }),
      warning("silent", { kind: "kiosk_silent", kiosk: "k1" }),
      zone("near", 80),
      warning("holding", { kind: "kiosk_silent", kiosk: "k2", count: 12 }),
      zone("almost", 95),
      warning("store", { kind: "store", count: 1 }),
      zone("full", 100),
      zone("over", 100, 104),
    ];
    const urgent = ["over", "full", "store", "almost", "holding", "near", "silent", "conflicts"];
    expect(ids(open)).toEqual(urgent);
  });

  it("is less urgent once somebody takes care", () => {
    const known = { ...zone("full", 100), acknowledged: { at: "2024-06-16T14:31:00+08:00" } };
    expect(ids([known, zone("near", 80)])).toEqual(["near", "full"]);
  });

  it("does not bury the rest under many silent kiosks", () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      warning(`k${index}`, { kind: "kiosk_silent", kiosk: `k${index}` }),
    );
    expect(found(many)).toHaveLength(5);
    expect(found(many).at(-1)).toEqual({ kind: "more-silent", count: 5 });
  });

  it("tells of zones that will soon be full, unless they are warned of already", () => {
    const forecasts = {
      hall: { full_in_minutes: 12, net_per_minute: 2.5 },
      forum: { full_in_minutes: 4, net_per_minute: 3 },
      near: { full_in_minutes: 3, net_per_minute: 1 },
    };
    expect(found([zone("near", 80)], forecasts).slice(1)).toEqual([
      { kind: "filling", zone: "forum", minutes: 4, perMinute: 3 },
      { kind: "filling", zone: "hall", minutes: 12, perMinute: 2.5 },
    ]);
  });
});
