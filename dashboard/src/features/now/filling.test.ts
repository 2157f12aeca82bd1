import { describe, expect, it } from "vitest";
import { lately } from "../../event/lately";
import { AT, area, numbers, series, watched } from "../../event/testing";
import { type Filling, fastest, filling } from "./filling";

const zone = (id: string, change: number, occupancy: number, capacity?: number): Filling => ({
  zone: id,
  change,
  occupancy,
  ...(capacity === undefined ? {} : { capacity }),
});
const names = (found: Filling[]) => found.map((one) => one.zone);

describe("what fills fastest", () => {
  it("is what loses most of the room it has left, not what gains most people", () => {
    expect(names(fastest([zone("big", 60, 400, 2000), zone("small", 20, 80, 100)]))).toEqual([
      "small",
      "big",
    ]);
  });

  it("is three zones at most", () => {
    const many = [1, 2, 3, 4, 5].map((n) => zone(`z${n}`, n, 50, 100));
    expect(names(fastest(many))).toEqual(["z5", "z4", "z3"]);
  });

  it("puts a zone without any room left first", () => {
    expect(
      names(fastest([zone("near", 30, 65, 100), zone("over", 2, 101, 100), zone("full", 3, 100, 100)])),
    ).toEqual(["full", "over", "near"]);
  });

  it("leaves out what would not be full within the day at this pace", () => {
    expect(fastest([zone("slow", 1, 0, 2000)])).toEqual([]);
    expect(names(fastest([zone("slow", 1, 0, 2000), zone("quick", 1, 0, 50)]))).toEqual(["quick"]);
  });

  it("goes by the people alone only where no zone has a capacity", () => {
    expect(names(fastest([zone("a", 3, 10), zone("b", 9, 10)]))).toEqual(["b", "a"]);
    expect(names(fastest([zone("a", 300, 10), zone("b", 9, 10, 100)]))).toEqual(["b"]);
  });

  it("is found in the numbers of the page", () => {
    const recent = series({ site: [[10, 500, 1]], hall: [[10, 270, 1]], forum: [[10, 95, 1]] });
    const state = watched({
      numbers: numbers({ zones: { site: area(505), hall: area(290, { capacity: 400 }), forum: area(90) } }),
      lately: lately({ recent, samples: [] }, AT),
    });
    // The server's capacity beats the config's; the forum loses people; the whole site hardly moves.
    expect(filling(state)).toEqual([{ zone: "hall", change: 20, occupancy: 290, capacity: 400 }]);
    const { lately: _, ...unknown } = state;
    expect(filling(unknown)).toEqual([]);
  });
});
