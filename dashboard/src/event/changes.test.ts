import { describe, expect, it } from "vitest";
import type { Changes } from "../../../common/src/protocol";
import { momentAt, within } from "./changes";

const MINUTE = 60_000;
const NINE = Date.parse("2024-06-15T09:00:00+08:00");
const at = (minute: number) => new Date(NINE + minute * MINUTE).toISOString();

/** One was in the hall; at 9:01 another comes, at 9:03 somebody leaves after 20 minutes. */
const CHANGES: Changes = {
  seq: 7,
  at: at(30),
  from: at(0),
  to: at(30),
  step: 1,
  dwell_minutes: [30],
  before: {
    site: { visits: 1, unique: 1 },
    zones: {
      hall: {
        visits: 1,
        unique: 1,
        occupancy: 1,
        direct: 1,
        stays: 0,
        inferred: 0,
        closing: 0,
        dwell_ms: 0,
        dwell: {},
      },
      booth: { visits: 0, unique: 0 },
    },
    flow: { away: { hall: 1 } },
    totals: { admitted: 1, refused: {} },
  },
  minutes: [
    {
      at: at(1),
      site: { visits: 1, unique: 1 },
      zones: { hall: { visits: 1, unique: 1, occupancy: 1, direct: 1 }, booth: { visits: 1, unique: 1 } },
      flow: { away: { hall: 1 } },
      totals: { admitted: 2 },
    },
    {
      at: at(3),
      zones: { hall: { occupancy: -1, direct: -1, stays: 1, dwell_ms: 1_200_000, dwell: { "20": 1 } } },
      flow: { hall: { away: 1 } },
      totals: { admitted: 1, refused: { zone_full: 2 } },
    },
  ],
};

describe("momentAt", () => {
  it("tells what stood at the end of the minute", () => {
    const occupancy = (instant: number) => momentAt(CHANGES, instant).zones.hall?.occupancy;
    expect(occupancy(NINE)).toBe(1);
    expect(occupancy(NINE + MINUTE - 1)).toBe(1);
    expect(occupancy(NINE + MINUTE)).toBe(2);
    expect(occupancy(NINE + 3 * MINUTE + 30_000)).toBe(1);
  });

  it("holds everything once it is all over", () => {
    const moment = momentAt(CHANGES, NINE + 30 * MINUTE);
    expect(moment.site).toEqual({ visits: 2, unique: 2 });
    expect(moment.flow).toEqual({ away: { hall: 2 }, hall: { away: 1 } });
    expect(moment.totals).toEqual({ admitted: 4, refused: { zone_full: 2 } });
    expect(moment.zones.hall).toMatchObject({ visits: 2, stays: 1, dwell: { "20": 1 } });
    expect(moment.zones.booth).toEqual({ visits: 1, unique: 1 });
  });

  it("leaves what the server said as it was", () => {
    const said = structuredClone(CHANGES);
    momentAt(CHANGES, NINE + 30 * MINUTE);
    within(CHANGES, 0, Number.POSITIVE_INFINITY);
    expect(CHANGES).toEqual(said);
  });
});

describe("within", () => {
  it("adds up the minutes from the first one on, without the last", () => {
    const moment = within(CHANGES, NINE + MINUTE, NINE + 3 * MINUTE);
    expect(moment.zones.hall).toMatchObject({ visits: 1, occupancy: 1, stays: 0, dwell: {} });
    expect(moment.flow).toEqual({ away: { hall: 1 } });
    expect(moment.totals).toEqual({ admitted: 2, refused: {} });
  });

  it("has every zone at zero where nothing happened", () => {
    const moment = within(CHANGES, NINE + 10 * MINUTE, NINE + 20 * MINUTE);
    expect(moment.zones.hall).toMatchObject({ visits: 0, occupancy: 0, dwell_ms: 0 });
    expect(moment.zones.booth).toEqual({ visits: 0, unique: 0 });
    expect(moment.flow).toEqual({});
  });
});
