import { describe, expect, it } from "vitest";
import type { Breakdown, Changes } from "../../../../common/src/protocol";
import type { Moment } from "../../event/changes";
import { EVENT } from "../../event/testing";
import { flowOf, matrixOf, ordered, sharesOf, slotsOf, staysOf, subtree, wholeOf } from "./sums";

const FLOW = { away: { site: 9 }, site: { hall: 5, away: 4, forum: 2 }, hall: { site: 3 } };

describe("flowOf", () => {
  it("keeps the ways that begin or end in the zone or below it", () => {
    expect([...subtree(EVENT, "site")]).toEqual(["site", "hall", "forum", "booth"]);
    expect(flowOf(FLOW, EVENT, "hall")).toEqual({ site: { hall: 5 }, hall: { site: 3 } });
    expect(flowOf(FLOW, EVENT, "site")).toEqual(FLOW);
    expect(flowOf(FLOW, EVENT, undefined)).toBe(FLOW);
  });
});

describe("matrixOf", () => {
  it("has the places in their order and loses no movement", () => {
    const matrix = matrixOf(FLOW, EVENT);
    expect(matrix.positions).toEqual(["away", "site", "hall", "forum"]);
    expect(matrix.count("site", "hall")).toBe(5);
    expect(matrix.count("hall", "hall")).toBe(0);
    expect([matrix.from("site"), matrix.to("site"), matrix.total, matrix.most]).toEqual([11, 12, 23, 9]);
  });

  it("shows a zone that the page does not know yet", () => {
    expect(matrixOf({ away: { annex: 1 } }, EVENT).positions).toEqual(["away", "annex"]);
  });
});

const moment = (dwell: Record<string, number>, more: object = {}): Moment => ({
  site: { visits: 0, unique: 0 },
  zones: { site: { visits: 0, unique: 0, dwell, ...more } },
  flow: {},
  totals: { admitted: 0, refused: {} },
});

const ENDS = [2, 5, 15, 20, 480];

describe("staysOf", () => {
  it("names the bucket that holds the middle stay", () => {
    const stays = staysOf(
      moment({ "5": 1, "20": 2 }, { stays: 3, dwell_ms: 2_400_000 }),
      ENDS,
      EVENT,
      undefined,
    );
    expect(stays.mean).toBe(800_000);
    expect(stays.median).toEqual({ over: 15, upTo: 20 });
    expect(stays.buckets.reduce((sum, { count }) => sum + count, 0)).toBe(3);
  });

  it("of an even number, the lower of the two in the middle: half of them were no longer", () => {
    expect(staysOf(moment({ "5": 1, "20": 1 }, { stays: 2 }), ENDS, EVENT, "site").median).toEqual({
      over: 2,
      upTo: 5,
    });
  });

  it("says where most stays were longer than every bucket", () => {
    expect(staysOf(moment({ more: 1 }, { stays: 1 }), ENDS, EVENT, "site").median).toEqual({ over: 480 });
  });

  it("has neither mean nor median before a stay has ended", () => {
    const stays = staysOf(moment({}), ENDS, EVENT, "site");
    expect([stays.stays, stays.mean, stays.median]).toEqual([0, undefined, undefined]);
  });
});

const HOUR = 3_600_000;
const NINE = Date.parse("2024-06-15T09:00:00+08:00");

function changes(rows: [hour: number, visits: number, unique: number][]): Changes {
  const iso = (hour: number) => new Date(NINE + hour * HOUR).toISOString();
  return {
    seq: 1,
    at: iso(50),
    from: iso(-9),
    to: iso(50),
    step: 60,
    dwell_minutes: ENDS,
    before: {
      site: { visits: 0, unique: 0 },
      zones: {},
      flow: {},
      totals: { admitted: 0, refused: {} },
    },
    minutes: rows.map(([hour, visits, unique]) => ({
      at: iso(hour),
      ...(visits ? { site: { visits, ...(unique ? { unique } : {}) } } : {}),
      zones: { hall: { visits } },
      flow: {},
      totals: {},
    })),
  };
}

describe("slotsOf", () => {
  it("tells first visits from returns, the quiet hours between included", () => {
    const slots = slotsOf(changes([[0, 5, 4], [3, 2, 0], [4, 0, 0]]), undefined); // biome-ignore format: a row an hour
    expect(slots.map(({ at, fresh, again }) => [(at - NINE) / HOUR, fresh, again])).toEqual([
      [0, 4, 1],
      [1, 0, 0],
      [2, 0, 0],
      [3, 0, 2],
    ]);
  });

  it("adds up days where days are compared", () => {
    const day = (at: number) => new Date(at + 8 * HOUR).toISOString().slice(0, 10);
    const slots = slotsOf(changes([[0, 5, 4], [3, 2, 0], [24, 7, 1]]), undefined, day); // biome-ignore format: a row an hour
    expect(slots.map(({ fresh, again }) => [fresh, again])).toEqual([
      [4, 3],
      [1, 6],
    ]);
  });

  it("tells them of one zone", () => {
    expect(slotsOf(changes([[0, 5, 4]]), "hall")).toEqual([{ at: NINE, fresh: 0, again: 5 }]);
    expect(slotsOf(changes([[0, 5, 4]]), "forum")).toEqual([]);
  });
});

const BREAKDOWN: Breakdown = {
  seq: 1,
  at: "",
  from: "",
  to: "",
  by: "category",
  site: {
    a: { inside: 1, visits: 5, unique: 3, new: 2, stays: 2, dwell_ms: 60_000 },
    b: { inside: 0, visits: 9, unique: 9, new: 9, stays: 0, dwell_ms: 0 },
    c: { inside: 4, visits: 5, unique: 5, new: 5, stays: 1, dwell_ms: 90_000 },
  },
  zones: { booth: { a: { visits: 2, unique: 1, new: 1 } } },
};

describe("shares", () => {
  const order = (column: "name" | "visits" | "inside" | "stay", descending: boolean) =>
    ordered(sharesOf(BREAKDOWN, undefined), { column, descending }, (key) => key).map(({ key }) => key);

  it("are sorted by any column, equals by their names, the unknown last", () => {
    expect(order("visits", true)).toEqual(["b", "a", "c"]);
    expect(order("inside", false)).toEqual(["b", "a", "c"]);
    expect(order("stay", true)).toEqual(["c", "a", "b"]);
    expect(order("stay", false)).toEqual(["a", "c", "b"]);
    expect(order("name", true)).toEqual(["c", "b", "a"]);
  });

  it("add up to the whole", () => {
    const loaded = { span: "event", changes: changes([]), category: BREAKDOWN, group: BREAKDOWN };
    expect(wholeOf(loaded, undefined)).toEqual({
      visits: 19,
      unique: 17,
      fresh: 16,
      again: 3,
      inside: 5,
      stays: 3,
      dwell_ms: 150_000,
    });
    expect(wholeOf(loaded, "booth")).toEqual({
      visits: 2,
      unique: 1,
      fresh: 1,
      again: 1,
      stays: 0,
      dwell_ms: 0,
    });
  });
});
