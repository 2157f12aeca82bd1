import { describe, expect, it } from "vitest";
import type { EventConfig, EventSeries, Zone } from "../../../common/src/protocol";
import { candidates, MOST_CURVES, shownCurves } from "./curves-shown";
import { AT, EVENT } from "./testing";

const zone = (id: string, parent: string | undefined, more: Partial<Zone> = {}): Zone => ({
  id,
  name: { en: id },
  kind: "area",
  ...(parent === undefined ? {} : { parent }),
  ...more,
});

/** A day on which each zone had so many people at most. */
function day(peaks: Record<string, number>): EventSeries {
  const at = new Date(AT).toISOString();
  const zones = Object.entries(peaks).map(([id, occupancy]) => [
    id,
    { minutes: [], peak: { occupancy, at } },
  ]);
  return { from: at, to: at, step: 5, zones: Object.fromEntries(zones) };
}

function shown(
  zones: Zone[],
  peaks: Record<string, number>,
  chosen: { curves?: string[]; picked?: string } = {},
) {
  const event: EventConfig = { ...EVENT, zones };
  return [...shownCurves(chosen, event, candidates(event, day(peaks), []))];
}

const VENUE = [
  zone("site", undefined, { capacity: 2000 }),
  zone("east", "site", { capacity: 300 }),
  zone("stage", "east"),
  zone("west", "site", { capacity: 300 }),
  zone("wing", "site"),
  zone("talk", "wing", { capacity: 100, enforce: true }),
];

describe("the curves that are drawn by themselves", () => {
  it("have the fullest hall among them, though it has zones below it", () => {
    expect(shown(VENUE, { site: 400, east: 290, stage: 40, west: 100 })).toEqual(["east", "west", "stage"]);
  });

  it("are those near their capacity and those closed at it, then the fullest, then by people", () => {
    const peaks = { site: 900, east: 150, stage: 140, west: 255, wing: 60, talk: 20 };
    expect(shown(VENUE, peaks)).toEqual(["west", "talk", "east", "stage"]);
  });

  it("are no more than can be told apart, and leave the emptiest out", () => {
    const halls = Array.from({ length: 20 }, (_, n) => zone(`hall-${n}`, "site", { capacity: 100 }));
    const peaks = Object.fromEntries(halls.map(({ id }, n) => [id, 10 + n]));
    const drawn = shown([zone("site", undefined), ...halls], peaks);
    expect(drawn).toEqual(Array.from({ length: MOST_CURVES }, (_, n) => `hall-${19 - n}`));
  });

  it("leave out where nobody was, and have what is pointed out all the same", () => {
    expect(shown(VENUE, { east: 10 })).toEqual(["east"]);
    expect(shown(VENUE, { east: 10 }, { picked: "wing" })).toEqual(["wing", "east"]);
    expect(shown(VENUE, { site: 10 }, { picked: "site" })).toEqual([]);
  });
});

describe("the curves that somebody chose", () => {
  it("are those and no others, also where nobody was", () => {
    expect(shown(VENUE, { east: 290 }, { curves: ["wing", "talk"] })).toEqual(["wing", "talk"]);
    expect(shown(VENUE, { east: 290 }, { curves: [] })).toEqual([]);
  });

  it("forget a zone that the event no longer has", () => {
    expect(shown(VENUE, {}, { curves: ["gone", "east"] })).toEqual(["east"]);
  });
});
