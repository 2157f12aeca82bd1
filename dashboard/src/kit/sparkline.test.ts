import { expect, it } from "vitest";
import { points } from "./sparkline";

const drawn = (values: number[]) =>
  points(values)
    .split(" ")
    .map((point) => point.split(",").map(Number));

it("stands at the right edge, the newest minute last", () => {
  expect(drawn([0, 10]).map(([x]) => x)).toEqual([58.5, 59.5]);
});

it("fills its height from the lowest to the highest", () => {
  expect(drawn([0, 50, 100]).map(([, y]) => y)).toEqual([19, 10, 1]);
});

it("does not make a crowd of a few people", () => {
  const heights = drawn([300, 303]).map(([, y]) => y ?? 0);
  expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeLessThan(2);
  expect(drawn([4, 4]).map(([, y]) => y)).toEqual([10, 10]);
});
