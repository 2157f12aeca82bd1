import { describe, expect, it } from "vitest";
import { area, EVENT, numbers } from "./testing";
import { level, refusals, refusedTotal, share, site, zoneTrees } from "./venue";

describe("the venue", () => {
  it("is nested as the config says, booths left out", () => {
    const [root] = zoneTrees(EVENT);
    expect(root?.zone.id).toBe("site");
    expect(root?.within.map(({ zone }) => zone.id)).toEqual(["hall", "forum"]);
  });

  it("takes the site's numbers from its one root zone", () => {
    expect(site(EVENT, numbers())).toEqual({
      zones: ["site"],
      occupancy: 500,
      capacity: 2000,
      unique: 850,
      visits: 900,
      stays: 400,
      dwell_ms: 4_000_000,
      between: 120,
    });
  });

  it("adds several roots up, and claims no number of people that it cannot know", () => {
    const event = { ...EVENT, zones: EVENT.zones.slice(1, 3).map(({ parent: _, ...zone }) => zone) };
    const total = site(event, numbers());
    expect(total.occupancy).toBe(380);
    expect(total.capacity).toBe(400);
    expect(total).not.toHaveProperty("unique");
  });

  it("has no capacity where one root has none", () => {
    const [root] = EVENT.zones;
    const event = {
      ...EVENT,
      zones: [{ id: "yard", name: { en: "Yard" }, kind: "area" as const }, root as never],
    };
    expect(site(event, numbers({ zones: { yard: area(3), site: area(5) } }))).not.toHaveProperty("capacity");
  });
});

describe("how full", () => {
  it.each([
    [79, 100, "normal"],
    [80, 100, "near"],
    [94, 100, "near"],
    [95, 100, "almost"],
    [99, 100, "almost"],
    [100, 100, "full"],
    [101, 100, "over"],
    [0, 0, "normal"],
    [5, undefined, "open"],
  ] as const)("%i of %s is %s", (occupancy, capacity, expected) => {
    expect(level(occupancy, capacity)).toBe(expected);
  });

  it("goes by a zone's own levels", () => {
    expect(level(50, 100, [50])).toBe("near");
    expect(level(99, 100, [50])).toBe("near");
    expect(level(70, 100, [50, 70, 90])).toBe("almost");
    expect(level(99, 100, [100, 120])).toBe("normal");
    expect(level(100, 100, [100, 120])).toBe("full");
  });

  it("never rounds up to 100 %", () => {
    expect(share(1_999, 2_000)).toBe(0.99);
    expect(share(2_000, 2_000)).toBe(1);
  });
});

describe("refusals", () => {
  it("are listed most first and add up", () => {
    expect(refusals(numbers())).toEqual([
      { reason: "zone_full", count: 9 },
      { reason: "wrong_day", count: 2 },
    ]);
    expect(refusedTotal(numbers())).toBe(11);
  });
});
