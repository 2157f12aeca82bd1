import { describe, expect, it } from "vitest";
import type { KioskStatus } from "../../../common/src/protocol";
import { concerns } from "./attention";
import { type DashboardState, initialState } from "./state";
import { AT, area, EVENT, numbers, series } from "./testing";

function state(more: Partial<DashboardState> = {}): DashboardState {
  return {
    ...initialState(AT, "en", "dark"),
    phase: "watching",
    event: EVENT,
    numbers: numbers({ zones: { site: area(500), hall: area(10), forum: area(10) } }),
    asOf: AT,
    connection: { status: "live", heard: AT, since: AT },
    ...more,
  };
}

const kiosk = (more: Partial<KioskStatus>): KioskStatus => ({
  id: "west",
  name: "Overseas, west",
  last_seen: new Date(AT - 4 * 60_000).toISOString(),
  online: false,
  locked: false,
  ...more,
});

describe("what needs attention", () => {
  it("is nothing on a quiet day", () => {
    expect(concerns(state())).toEqual([]);
  });

  it("names zones from 80 % on, the fullest first", () => {
    const zones = { site: area(1_600), hall: area(301), forum: area(100) };
    const found = concerns(state({ numbers: numbers({ zones }) }));
    expect(found.map((one) => [one.kind, "zone" in one && one.zone])).toEqual([
      ["over", "hall"],
      ["full", "forum"],
      ["near", "site"],
    ]);
  });

  it("says when a zone will be full at the present pace, if that is soon", () => {
    const zones = { forum: area(90) };
    const near = (then: number) =>
      concerns(state({ numbers: numbers({ zones }), recent: series({ forum: [[10, then, 0]] }) }));
    expect(near(80)).toEqual([{ kind: "near", zone: "forum", occupancy: 90, capacity: 100, minutes: 10 }]);
    expect(near(89)).toEqual([{ kind: "near", zone: "forum", occupancy: 90, capacity: 100 }]);
    expect(near(95)).toEqual([{ kind: "near", zone: "forum", occupancy: 90, capacity: 100 }]);
  });

  it("names silent kiosks with what waits on them, and forgets those put away", () => {
    const away = kiosk({ id: "old", last_seen: new Date(AT - 20 * 3_600_000).toISOString() });
    const found = concerns(
      state({ kiosks: [kiosk({ queue: 12 }), away, kiosk({ id: "ok", online: true })] }),
    );
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind: "silent", ms: 240_000, kiosk: { id: "west", queue: 12 } });
  });

  it("does not bury the rest under many silent kiosks", () => {
    const many = Array.from({ length: 9 }, (_, index) => kiosk({ id: `k${index}` }));
    const found = concerns(state({ kiosks: many }));
    expect(found).toHaveLength(5);
    expect(found.at(-1)).toEqual({ kind: "more-silent", count: 5 });
  });

  it("tells of offline admissions against the rules and of a store that may lose data", () => {
    const totals = { admitted: 1, refused: {}, voided: 0, conflicts: 3 };
    const found = concerns(
      state({ numbers: numbers({ zones: {}, totals }), health: ["no append-only file"] }),
    );
    expect(found.map(({ kind }) => kind)).toEqual(["store", "conflicts"]);
  });
});
