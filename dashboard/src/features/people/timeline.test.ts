import { describe, expect, it } from "vitest";
import type { PathScan, Stay, VisitorPath } from "../../../../common/src/protocol";
import { AT, EVENT } from "../../event/testing";
import { dayBands } from "./timeline";

const at = (time: string, day = "2024-06-16") => `${day}T${time}:00+08:00`;

function scan(time: string, more: Partial<PathScan> = {}): PathScan {
  return {
    scan_id: time,
    seq: 1,
    scanned_at: at(time),
    received_at: at(time),
    zone: "hall",
    direction: "in",
    outcome: "admitted",
    ...more,
  };
}

function path(stays: Stay[], scans: PathScan[] = []): VisitorPath {
  return { seq: 1, visitor: "v1", position: "away", scans, stays };
}

describe("a visitor's days", () => {
  it("are none where nothing was scanned", () => {
    expect(dayBands(path([]), EVENT, AT)).toEqual([]);
  });

  it("have a lane for each zone that was visited, outermost first, on an axis of full hours", () => {
    const stays: Stay[] = [
      { zone: "hall", since: at("09:30"), until: at("10:00"), ended: "inferred" },
      { zone: "site", since: at("09:15"), until: at("10:45"), ended: "scanned" },
      { zone: "hall", since: at("10:15"), until: at("10:30"), ended: "scanned" },
    ];
    const [day] = dayBands(path(stays), EVENT, AT);
    expect(day?.day).toBe("2024-06-16");
    expect(new Date(day?.from ?? 0).toISOString()).toBe("2024-06-16T01:00:00.000Z");
    expect(new Date(day?.to ?? 0).toISOString()).toBe("2024-06-16T03:00:00.000Z");
    expect(day?.lanes.map(({ zone, depth }) => [zone, depth])).toEqual([
      ["site", 0],
      ["hall", 1],
    ]);
    expect(day?.lanes[1]?.bars.map(({ left, width, end }) => [left, width, end])).toEqual([
      [0.25, 0.25, "inferred"],
      [0.625, 0.125, "scanned"],
    ]);
  });

  it("end now where somebody is still there", () => {
    const [day] = dayBands(path([{ zone: "hall", since: at("14:00") }]), EVENT, AT);
    const bar = day?.lanes[0]?.bars[0];
    expect(bar?.end).toBe("open");
    expect(bar?.until).toBeUndefined();
    expect((bar?.width ?? 0) * 60).toBeCloseTo(32 + 8 / 60, 3);
  });

  it("part a stay that goes on past midnight at the venue", () => {
    const stay: Stay = {
      zone: "hall",
      since: at("23:00", "2024-06-15"),
      until: at("00:30"),
      ended: "closing",
    };
    const days = dayBands(path([stay]), EVENT, AT);
    expect(days.map(({ day, lanes }) => [day, lanes[0]?.bars[0]?.end])).toEqual([
      ["2024-06-15", "later"],
      ["2024-06-16", "closing"],
    ]);
    expect(days[0]?.lanes[0]?.bars[0]).toMatchObject({ left: 0, width: 1 });
  });

  it("mark visits of booths, and none that was refused or taken back", () => {
    const touch = (time: string, more: Partial<PathScan> = {}) =>
      scan(time, { zone: "booth", direction: "touch", ...more });
    const scans = [
      touch("09:30"),
      touch("09:40", { outcome: "refused", reason: "zone_closed" }),
      touch("09:50", { voided: true }),
    ];
    const [day] = dayBands(path([], scans), EVENT, AT);
    expect(day?.touches).toEqual([{ zone: "booth", left: 0.5, at: Date.parse(at("09:30")) }]);
  });

  it("never write more times than have room", () => {
    for (const until of ["09:20", "11:00", "14:00", "22:30"]) {
      const [day] = dayBands(path([{ zone: "hall", since: at("09:00"), until: at(until) }]), EVENT, AT);
      expect(day?.ticks.length).toBeGreaterThan(2);
      expect(day?.ticks.length).toBeLessThanOrEqual(9);
      expect(day?.ticks[0]?.left).toBe(0);
    }
  });
});
