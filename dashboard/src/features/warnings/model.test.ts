import { describe, expect, it } from "vitest";
import type { LoggedWarning, Warning } from "../../../../common/src/protocol";
import { EVENT } from "../../event/testing";
import { fullnessOf, levelsOf, news, waiting } from "../../event/warned";
import { reduce, START, type WarningsState } from "./model";

const hall = (id: string, level: number, more: Partial<Warning> = {}): Warning => ({
  ...{ id, kind: "zone", zone: "hall", level, occupancy: level, capacity: 100 },
  since: "2024-06-16T14:30:00+08:00",
  ...more,
});
const document = (...open: Warning[]) => ({ open, forecasts: {} });
const heard = (...open: Warning[]): WarningsState =>
  reduce(START, { kind: "heard", document: document(...open) });
const known = { acknowledged: { by: "mei", at: "2024-06-16T14:31:00+08:00" } };

describe("a chime", () => {
  it("is for what is new, once", () => {
    expect(news(heard(), document(hall("w1", 80))).map(({ id }) => id)).toEqual(["w1"]);
    expect(news(heard(hall("w1", 80)), document(hall("w1", 80)))).toEqual([]);
  });

  it("is not for what was open when the page was opened", () => {
    expect(news(START, document(hall("w1", 80)))).toEqual([]);
  });

  it("is not for an acknowledgement, nor for a zone that became emptier", () => {
    expect(news(heard(hall("w1", 80)), document(hall("w1", 80, known)))).toEqual([]);
    expect(news(heard(hall("w1", 95)), document(hall("w2", 80)))).toEqual([]);
    expect(news(heard(hall("w1", 80)), document(hall("w2", 95)))).toHaveLength(1);
  });
});

describe("open warnings", () => {
  it("wait until somebody takes care", () => {
    const state = heard(hall("w1", 80), hall("w2", 95, { zone: "forum" }));
    expect(waiting(state)).toBe(2);
    const taken = reduce(state, { kind: "acknowledged", warning: hall("w1", 80, known) });
    expect(waiting(taken)).toBe(1);
  });

  it("keep what went wrong with one of them until it ends", () => {
    const state = reduce(heard(hall("w1", 80)), {
      kind: "not-acknowledged",
      warning: "w1",
      trouble: "no_connection",
    });
    expect(state.hands).toEqual({ w1: { busy: false, trouble: "no_connection" } });
    expect(reduce(state, { kind: "heard", document: document() }).hands).toEqual({});
  });
});

describe("the log", () => {
  const entry = (number: number): LoggedWarning => ({
    number,
    what: "raised",
    at: "2024-06-16T14:30:00+08:00",
    warning: hall(`w${number}`, 80),
  });
  const page = (state: WarningsState, numbers: number[], older: boolean, next?: number) =>
    reduce(state, { kind: "log", entries: numbers.map(entry), next, older });
  const numbers = ({ log }: WarningsState) => log.entries.map(({ number }) => number);

  it("goes on with older pages to its end", () => {
    const first = page(START, [6, 5, 4], false, 4);
    const all = page(first, [3, 2, 1], true);
    expect(numbers(all)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(all.log).not.toHaveProperty("next");
  });

  it("joins the newest page to what is shown already", () => {
    const shown = page(page(START, [4, 3], false, 3), [2, 1], true);
    const fresh = page(shown, [5, 4], false, 4);
    expect(numbers(fresh)).toEqual([5, 4, 3, 2, 1]);
    expect(fresh.log).not.toHaveProperty("next");
  });

  it("begins anew where too much happened meanwhile, and shows no gap as if there were none", () => {
    const fresh = page(page(START, [2, 1], false), [9, 8], false, 8);
    expect(numbers(fresh)).toEqual([9, 8]);
    expect(fresh.log.next).toBe(8);
  });
});

describe("the levels of a zone", () => {
  it("are its own, else the event's, else the usual ones", () => {
    const zones = EVENT.zones.map((zone) => (zone.id === "hall" ? { ...zone, warn_at: [50] } : zone));
    expect(levelsOf({ ...EVENT, zones, warn_at: [90, 100] }, "hall")).toEqual([50]);
    expect(levelsOf({ ...EVENT, zones, warn_at: [90, 100] }, zones[2])).toEqual([90, 100]);
    expect(levelsOf(EVENT, "hall")).toEqual([80, 95, 100]);
    expect(levelsOf(undefined, undefined)).toEqual([80, 95, 100]);
  });

  it("are told by the numbers at hand, and hold on a little below", () => {
    const how = (level: number, occupancy: number) =>
      fullnessOf(hall("w1", level), EVENT, { occupancy, capacity: 100 }).how;
    expect(how(80, 101)).toBe("over");
    expect(how(80, 79)).toBe("near");
    expect(how(95, 94)).toBe("almost");
    expect(how(100, 99)).toBe("almost");
  });
});
