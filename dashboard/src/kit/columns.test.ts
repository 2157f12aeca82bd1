import { describe, expect, it } from "vitest";
import { bestColumns } from "./columns";

describe("columns of tiles", () => {
  it.each([
    [4, 4, 4],
    [6, 4, 3],
    [5, 4, 3],
    [4, 3, 2],
    [9, 4, 3],
    [1, 4, 2],
    [6, 6, 6],
  ])("%i tiles where %i fit stand %i side by side", (count, fit, expected) => {
    expect(bestColumns(count, fit)).toBe(expected);
  });
});
