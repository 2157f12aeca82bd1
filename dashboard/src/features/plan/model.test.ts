import { describe, expect, it } from "vitest";
import type { Plan } from "../../../../common/src/protocol";
import { EVENT } from "../../event/testing";
import {
  freeSpot,
  inside,
  isChanged,
  known,
  type PlanMessage,
  type PlanState,
  reduce,
  START,
  sameSpots,
  spotsOf,
  stepped,
  unplaced,
} from "./model";

const HALL = { x: 0.25, y: 0.5 };
const plan = (more: Partial<Plan> = {}): Plan => ({ version: 3, places: { hall: HALL }, ...more });
const IMAGE = { type: "image/png", size: 9, width: 4, height: 3, sha256: "a" };

const after = (...messages: PlanMessage[]): PlanState => messages.reduce(reduce, START);
const read: PlanMessage = { kind: "read", plan: plan() };
const moved: PlanMessage = { kind: "place", zone: "hall", at: { x: 0.75, y: 0.5 } };

describe("arranging", () => {
  it("begins with the places as they are saved, and is not changed by looking", () => {
    const state = after(read, { kind: "arrange" });
    expect(spotsOf(state)).toEqual({ hall: HALL });
    expect(isChanged(state)).toBe(false);
  });

  it("moves nothing before it has begun", () => {
    expect(spotsOf(after(read, moved))).toEqual({ hall: HALL });
  });

  it("keeps a marker on the sheet, however far the hand goes", () => {
    const state = after(read, { kind: "arrange" }, { kind: "place", zone: "forum", at: { x: -3, y: 1.2 } });
    expect(spotsOf(state).forum).toEqual({ x: 0, y: 1 });
    expect(inside({ x: 1 / 3, y: 0.5 })).toEqual({ x: 0.3333, y: 0.5 });
  });

  it("takes a zone off the plan, and back to where it was by cancelling", () => {
    const off = after(read, { kind: "arrange" }, { kind: "take-off", zone: "hall" });
    expect(spotsOf(off)).toEqual({});
    expect(off.spoken).toEqual({ zone: "hall" });
    expect(spotsOf(reduce(off, { kind: "cancel" }))).toEqual({ hall: HALL });
  });

  it("is not changed any more once everything is back in its place", () => {
    const state = after(read, { kind: "arrange" }, moved, { kind: "place", zone: "hall", at: HALL });
    expect(isChanged(state)).toBe(false);
  });

  it("goes on undisturbed while the plan is read anew", () => {
    const theirs: PlanMessage = { kind: "read", plan: plan({ version: 4, places: {} }) };
    const state = after(read, { kind: "arrange" }, moved, theirs);
    expect(spotsOf(state).hall).toEqual({ x: 0.75, y: 0.5 });
    expect(state.draft?.version).toBe(3);
  });
});

describe("saving", () => {
  const draft = [read, { kind: "arrange" }, moved, { kind: "busy", busy: "saving" }] as PlanMessage[];

  it("loses nothing when the server refuses, and says why until the next move", () => {
    const state = after(...draft, { kind: "refused", trouble: "no_connection" });
    expect(state.told).toEqual({ trouble: "no_connection" });
    expect(state.busy).toBeUndefined();
    expect(spotsOf(state).hall?.x).toBe(0.75);
    expect(reduce(state, moved).told).toBeUndefined();
  });

  it("ends with the plan as the server has it", () => {
    const saved = plan({ version: 4, places: { hall: { x: 0.75, y: 0.5 } } });
    const state = after(...draft, { kind: "saved", plan: saved });
    expect(state.draft).toBeUndefined();
    expect(spotsOf(state)).toEqual(saved.places);
    expect(state.told).toEqual({ done: "saved" });
  });

  it("can go over what somebody else saved, if that is wanted", () => {
    const theirs = plan({ version: 9, places: {} });
    const state = after(
      ...draft,
      { kind: "read", plan: theirs },
      { kind: "refused", trouble: "plan_changed" },
      { kind: "rebase" },
    );
    expect(state.draft?.version).toBe(9);
    expect(spotsOf(state).hall?.x).toBe(0.75);
  });
});

describe("a picture", () => {
  it("that is hung while arranging does not stand in the way of saving", () => {
    const hung: PlanMessage = { kind: "hung", plan: plan({ version: 4, image: IMAGE }), done: "hung" };
    expect(after(read, { kind: "arrange" }, moved, hung).draft?.version).toBe(4);
  });

  it("does not hide that somebody else arranged the zones meanwhile", () => {
    const hung: PlanMessage = { kind: "hung", plan: plan({ version: 5, image: IMAGE }), done: "hung" };
    expect(after(read, { kind: "arrange" }, moved, hung).draft?.version).toBe(3);
  });

  it("on an empty plan is followed by placing the zones", () => {
    const empty: PlanMessage = { kind: "read", plan: { version: 0, places: {} } };
    const hung: PlanMessage = { kind: "hung", plan: { version: 1, places: {}, image: IMAGE }, done: "hung" };
    expect(after(empty, hung).draft).toEqual({ version: 1, spots: {}, before: {} });
  });

  it("that was taken down is forgotten", () => {
    const shown = after(
      { kind: "read", plan: plan({ image: IMAGE }) },
      { kind: "picture", sha256: "a", url: "blob:1" },
    );
    expect(shown.picture?.url).toBe("blob:1");
    expect(reduce(shown, { kind: "hung", plan: plan(), done: "removed" }).picture).toBeUndefined();
  });
});

describe("places", () => {
  it("a step of a key is small, with Shift large, and other keys move nothing", () => {
    expect(stepped(HALL, "ArrowRight", false)).toEqual({ x: 0.255, y: 0.5 });
    expect(stepped(HALL, "ArrowUp", true)).toEqual({ x: 0.25, y: 0.45 });
    expect(stepped({ x: 0, y: 1 }, "ArrowLeft", true)).toEqual({ x: 0, y: 1 });
    expect(stepped(HALL, "Enter", false)).toBeUndefined();
  });

  it("a zone that is put in the middle hides no other", () => {
    const places: Record<string, { x: number; y: number }> = {};
    for (let n = 0; n < 30; n += 1) places[`z${n}`] = freeSpot(places);
    const all = Object.values(places);
    for (const [n, a] of all.entries())
      for (const b of all.slice(n + 1))
        expect(Math.abs(a.x - b.x) >= 0.08 || Math.abs(a.y - b.y) >= 0.08).toBe(true);
  });

  it("steps that follow each other faster than the page is drawn all count", () => {
    const step: PlanMessage = { kind: "step", zone: "hall", key: "ArrowRight", large: false };
    const state = after(read, { kind: "arrange" }, step, step, { ...step, key: "Tab" });
    expect(spotsOf(state).hall).toEqual({ x: 0.26, y: 0.5 });
    expect(state.spoken).toEqual({ zone: "hall", at: { x: 0.26, y: 0.5 } });
  });

  it("are those of the event's zones alone", () => {
    expect(known({ hall: HALL, gone: HALL }, EVENT)).toEqual({ hall: HALL });
    expect(unplaced(EVENT, { hall: HALL }).map(({ id }) => id)).toEqual(["site", "forum", "booth"]);
    expect(sameSpots({ hall: HALL }, { hall: { ...HALL } })).toBe(true);
    expect(sameSpots({ hall: HALL }, { forum: HALL })).toBe(false);
  });
});
