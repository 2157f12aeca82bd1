import { describe, expect, it } from "vitest";
import { addSample, minuteOf, trend } from "./history";
import { changeOf, curveOf, isOver, lately } from "./lately";
import { AT, area, numbers, series } from "./testing";

const past = {
  recent: series({
    hall: [
      [30, 200, 200],
      [10, 250, 50],
      [4, 280, 30],
    ],
    forum: [[20, 40, 40]],
  }),
  samples: [],
};

describe("the last hour of the zones", () => {
  it("tells the same change of ten minutes as the past itself", () => {
    const known = lately(past, AT);
    expect(changeOf(known, ["hall"], 290)).toBe(trend(past, ["hall"], 290, AT));
    expect(changeOf(known, ["hall"], 290)).toBe(40);
    expect(changeOf(known, ["hall", "forum"], 330)).toBe(40);
  });

  it("knows no change while the past is not known", () => {
    expect(changeOf(undefined, ["hall"], 10)).toBeUndefined();
    expect(changeOf(lately(past, AT), ["annex"], 10)).toBeUndefined();
    const opened = { samples: addSample([], numbers({ zones: { hall: area(5) } }), AT) };
    expect(changeOf(lately(opened, AT), ["hall"], 10)).toBeUndefined();
  });

  it("has a value for each full minute, and only those that are known", () => {
    const opened = series({
      hall: [
        [62, 0, 0],
        [30, 200, 200],
        [10, 250, 50],
        [4, 280, 30],
      ],
    });
    const curve = curveOf(lately({ recent: opened, samples: [] }, AT), "hall");
    expect(curve).toHaveLength(60);
    expect([curve[0], curve[29], curve[30], curve[50], curve[59]]).toEqual([0, 0, 200, 250, 280]);
    const young = { recent: series({ hall: [[3, 7, 7]] }, 5), samples: [] };
    expect(curveOf(lately(young, AT), "hall")).toEqual([7, 7, 7]);
  });

  it("is carried on by what was heard since the past was read", () => {
    const later = AT + 3 * 60_000;
    const samples = addSample([], numbers({ zones: { hall: area(299), forum: area(1) } }), AT + 60_000);
    expect(curveOf(lately({ ...past, samples }, later), "hall").slice(-3)).toEqual([280, 299, 299]);
  });

  it("is over with its minute", () => {
    const known = lately(past, AT);
    expect(known.minute).toBe(minuteOf(AT));
    expect([isOver(undefined, AT), isOver(known, AT), isOver(known, AT + 60_000)]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
