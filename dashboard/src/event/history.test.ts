import { describe, expect, it } from "vitest";
import { addSample, arrivals, dayCurve, minuteOf, occupancies, peakOf, trend } from "./history";
import { AT, area, numbers, series } from "./testing";

const NOW = minuteOf(AT);
const MIN = 60_000;
const hall = (occupancy: number, visits = 0) => numbers({ zones: { hall: area(occupancy, { visits }) } });

describe("the trend of ten minutes", () => {
  const recent = series({
    hall: [
      [11, 240, 3],
      [10, 254, 14],
      [9, 260, 6],
      [0, 285, 2],
    ],
  });

  it("is the change since the end of the minute ten minutes ago", () => {
    expect(trend({ recent, samples: [] }, ["hall"], 288, AT)).toBe(34);
  });

  it("reads a minute without a row as the one before it", () => {
    const sparse = series({
      hall: [
        [12, 250, 0],
        [5, 260, 0],
      ],
    });
    expect(trend({ recent: sparse, samples: [] }, ["hall"], 260, AT)).toBe(10);
  });

  it("is unknown where the past is not known, rather than nought", () => {
    expect(trend({ samples: [] }, ["hall"], 288, AT)).toBeUndefined();
    const short = series({ hall: [[3, 280, 0]] }, 3);
    expect(trend({ recent: short, samples: [] }, ["hall"], 288, AT)).toBeUndefined();
  });

  it("goes on from what was heard while the page is open", () => {
    let samples = addSample([], hall(200), AT - 11 * MIN);
    samples = addSample(samples, hall(210), AT - 10 * MIN);
    samples = addSample(samples, hall(230), AT);
    expect(trend({ samples }, ["hall"], 230, AT)).toBe(20);
  });

  it("adds the root zones up", () => {
    const both = series({ a: [[10, 100, 0]], b: [[10, 50, 0]] });
    expect(trend({ recent: both, samples: [] }, ["a", "b"], 160, AT)).toBe(10);
  });
});

describe("samples", () => {
  it("keep the last word on each minute", () => {
    let samples = addSample([], hall(1), AT);
    samples = addSample(samples, hall(2), AT + 1_000);
    samples = addSample(samples, hall(3), AT + MIN);
    expect(samples.map((sample) => sample.zones.hall?.occupancy)).toEqual([2, 3]);
  });
});

describe("arrivals", () => {
  it("come from the series, and from visits for the minutes since", () => {
    const recent = series({
      hall: [
        [2, 10, 4],
        [1, 15, 5],
        [0, 16, 1],
      ],
    });
    let samples = addSample([], hall(16, 100), AT);
    samples = addSample(samples, hall(19, 103), AT + MIN);
    expect(arrivals({ recent, samples }, ["hall"], NOW + 1, 4)).toEqual([4, 5, 1, 3]);
  });

  it("are never negative when a void takes a visit back", () => {
    let samples = addSample([], hall(16, 100), AT);
    samples = addSample(samples, hall(15, 98), AT + MIN);
    expect(arrivals({ samples }, ["hall"], NOW + 1, 1)).toEqual([0]);
  });
});

describe("occupancies", () => {
  it("are unknown before the series begins", () => {
    const recent = series(
      {
        hall: [
          [1, 5, 5],
          [0, 6, 1],
        ],
      },
      1,
    );
    expect(occupancies({ recent, samples: [] }, ["hall"], NOW, 3)).toEqual([undefined, 5, 6]);
  });
});

describe("the curve of the day", () => {
  // Steps of five minutes that begin 20, 15, 10 and 5 minutes ago, and one that is not over.
  const day = series(
    {
      hall: [
        [20, 100, 0],
        [15, 180, 0],
        [10, 160, 0],
        [5, 150, 0],
        [0, 151, 0],
      ],
    },
    20,
    5,
  );

  it("puts a step's occupancy at its end and goes on with what was heard", () => {
    const samples = addSample([], hall(155), AT + MIN);
    const minutes = dayCurve(day, samples, ["hall"]).map(([at, value]) => [at / MIN - NOW, value]);
    expect(minutes).toEqual([
      [-15, 100],
      [-10, 180],
      [-5, 160],
      [0, 150],
      [1, 155],
    ]);
  });

  it("stays that of the event's day when it is watched days later", () => {
    const samples = addSample([], hall(0), AT + 30 * 60 * MIN);
    expect(dayCurve(day, samples, ["hall"]).at(-1)?.[1]).toBe(150);
  });

  it("takes the peak of one zone from the server, which knows each minute", () => {
    const told = { occupancy: 183, at: new Date(AT - 13 * MIN).toISOString() };
    const exact = { ...day, zones: { hall: { minutes: day.zones.hall?.minutes ?? [], peak: told } } };
    expect(peakOf(exact, [], ["hall"])).toEqual({ occupancy: 183, at: AT - 13 * MIN });
  });

  it("raises the peak as soon as more are inside than ever", () => {
    const samples = addSample([], hall(190), AT + MIN);
    expect(peakOf(day, samples, ["hall"])).toEqual({ occupancy: 190, at: (NOW + 1) * MIN });
  });

  it("has no peak before anything is known", () => {
    expect(peakOf(undefined, [], ["hall"])).toBeUndefined();
  });
});
