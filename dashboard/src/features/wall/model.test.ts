import { describe, expect, it } from "vitest";
import { AT, area, EVENT, numbers } from "../../event/testing";
import { across, current, inPages, opened, reduceStage, SLIDE_MS, type Stage, slides, tiled } from "./model";

const LOCAL = { day: "2024-06-16", time: "14:32" };
const at = (turns: number) => AT + turns * SLIDE_MS;

describe("the slides of a big screen", () => {
  it("follow each other by the clock alone, and begin again", () => {
    const stage = opened(AT);
    expect([0, 1, 2, 3, 4].map((turn) => current(stage, 3, at(turn)).index)).toEqual([0, 1, 2, 0, 1]);
    expect(current(stage, 3, at(1) + 4_000).into).toBe(4_000);
  });

  it("stay where they were paused, and go on with what was left of the slide", () => {
    const toggle = (stage: Stage, now: number) => reduceStage(stage, { kind: "toggle", count: 3, at: now });
    const paused = toggle(opened(AT), at(1) + 5_000);
    expect(current(paused, 3, at(40))).toEqual({ index: 1, into: 5_000 });
    const resumed = toggle(paused, at(40));
    expect(current(resumed, 3, at(40) + 9_999).index).toBe(1);
    expect(current(resumed, 3, at(40) + 10_000).index).toBe(2);
  });

  it("step to both sides, past the ends too, and keep a pause", () => {
    const back = reduceStage(opened(AT), { kind: "step", by: -1, count: 3, at: AT + 1_000 });
    expect(current(back, 3, AT + 1_000)).toEqual({ index: 2, into: 0 });
    const on = reduceStage(back, { kind: "step", by: 1, count: 3, at: AT + 2_000 });
    expect(current(on, 3, AT + 2_000).index).toBe(0);
    const paused = reduceStage({ ...on, paused: 9 }, { kind: "step", by: 1, count: 3, at: AT });
    expect(current(paused, 3, at(9))).toEqual({ index: 1, into: 0 });
  });

  it("are only those with something to show", () => {
    const kinds = (flow: ReturnType<typeof numbers>["flow"], has: { plan: boolean; curves: boolean }) =>
      slides(EVENT, numbers({ flow }), LOCAL, has).map(({ kind }) => kind);
    expect(kinds({}, { plan: false, curves: false })).toEqual(["site", "zones"]);
    expect(kinds({ away: { hall: 1 } }, { plan: true, curves: true })).toEqual([
      "site",
      "zones",
      "plan",
      "curves",
      "flow",
    ]);
  });

  it("spread many zones over pages of the same length", () => {
    expect(inPages([1, 2, 3, 4, 5, 6, 7], 6)).toEqual([
      [1, 2, 3, 4],
      [5, 6, 7],
    ]);
    expect(inPages([], 6)).toEqual([]);
    const zones = Array.from({ length: 130 }, (_, index) => ({
      id: `z${index}`,
      name: { en: `Zone ${index}` },
      kind: "area" as const,
      parent: "site",
    }));
    const big = { ...EVENT, zones: [...EVENT.zones.slice(0, 1), ...zones] };
    const pages = slides(big, numbers(), LOCAL, { plan: false, curves: false }).filter(
      ({ kind }) => kind === "zones",
    );
    expect(pages).toHaveLength(11);
    expect(pages[10]).toMatchObject({ page: 11, of: 11 });
  });

  it("leave out the root that is the site itself, booths, and sessions that are not on", () => {
    const ids = (list: { id: string }[]) => list.map(({ id }) => id);
    expect(ids(tiled(EVENT, numbers(), LOCAL))).toEqual(["hall", "forum"]);
    const later = EVENT.zones.map((zone) =>
      zone.id === "forum" ? { ...zone, times: [{ day: "2024-06-16", from: "16:00", to: "17:00" }] } : zone,
    );
    const empty = numbers({ zones: { ...numbers().zones, forum: area(0) } });
    expect(ids(tiled({ ...EVENT, zones: later }, empty, LOCAL))).toEqual(["hall"]);
    // Whoever is in it all the same is counted, and seen.
    expect(ids(tiled({ ...EVENT, zones: later }, numbers(), LOCAL))).toEqual(["hall", "forum"]);
  });

  it("fill their rows", () => {
    expect([1, 2, 3, 4, 6, 8, 9, 10, 12].map((count) => across(count).wide)).toEqual([
      1, 2, 3, 2, 3, 4, 3, 5, 4,
    ]);
  });
});
