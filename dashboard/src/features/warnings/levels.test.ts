import { describe, expect, it } from "vitest";
import { readLevels, writeLevels } from "./levels";

describe("levels as they are typed", () => {
  it.each([
    ["80, 95, 100", [80, 95, 100]],
    ["80 95", [80, 95]],
    ["50%、90%", [50, 90]],
    ["120", [120]],
  ])("%s is understood", (text, levels) => {
    expect(readLevels(text)).toEqual({ ok: true, levels });
  });

  it("nothing means the event's", () => {
    expect(readLevels("  ")).toEqual({ ok: true });
    expect(writeLevels(undefined)).toBe("");
  });

  it.each([
    ["eighty", "not_a_number"],
    ["80.5", "not_a_number"],
    ["-1", "not_a_number"],
    ["0", "out_of_range"],
    ["80, 201", "out_of_range"],
    ["1 2 3 4 5 6", "too_many"],
    ["95, 80", "not_rising"],
    ["80, 80", "not_rising"],
  ])("%s is told as %s", (text, problem) => {
    expect(readLevels(text)).toEqual({ ok: false, problem });
  });
});
