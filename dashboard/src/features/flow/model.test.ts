import { describe, expect, it } from "vitest";
import { AT, EVENT } from "../../event/testing";
import { type FlowMessage, type Loaded, reduce, START } from "./model";
import { firstSpan, rangeOf, spansOf } from "./spans";

const after = (...messages: FlowMessage[]) => messages.reduce(reduce, START);
const loaded = (span: string) => ({ span }) as Loaded;

describe("reduce", () => {
  it("leaves out what was counted for another window", () => {
    const state = after({ kind: "span", span: "hour" }, { kind: "loaded", loaded: loaded("event") });
    expect(state.loaded).toBeUndefined();
    expect(reduce(state, { kind: "loaded", loaded: loaded("hour") }).loaded?.span).toBe("hour");
  });

  it("keeps the last count while it cannot count, and forgets the trouble after", () => {
    const state = after(
      { kind: "span", span: "hour" },
      { kind: "loaded", loaded: loaded("hour") },
      { kind: "trouble", code: "no_connection" },
    );
    expect([state.trouble, state.loaded?.span]).toEqual(["no_connection", "hour"]);
    expect(reduce(state, { kind: "loaded", loaded: loaded("hour") }).trouble).toBeUndefined();
  });

  it("turns the order of a column round, and begins another as it is mostly wanted", () => {
    const turned = after({ kind: "order", by: "group", column: "visits" });
    expect(turned.order.group).toEqual({ column: "visits", descending: false });
    expect(turned.order.category).toEqual({ column: "visits", descending: true });
    const named = reduce(turned, { kind: "order", by: "group", column: "name" });
    expect(named.order.group).toEqual({ column: "name", descending: false });
  });

  it("goes back to the first page where the rows are others", () => {
    const state = after({ kind: "page", by: "group", page: 3 });
    expect(reduce(state, { kind: "zone", zone: "hall" }).page.group).toBe(0);
    expect(reduce(state, { kind: "order", by: "group", column: "name" }).page.group).toBe(0);
    expect(reduce(state, { kind: "span", span: "hour" }).page.group).toBe(0);
  });

  it("goes back to the whole site", () => {
    const state = after({ kind: "zone", zone: "hall" });
    expect(state.zone).toBe("hall");
    expect("zone" in reduce(state, { kind: "zone", zone: undefined })).toBe(false);
  });
});

describe("spans", () => {
  const iso = (at: number) => new Date(at).toISOString();

  it("are the last hour, each day and the whole", () => {
    expect(spansOf(EVENT)).toEqual(["hour", "2024-06-15", "2024-06-16", "event"]);
  });

  it("begin with today, and with the whole where today is none of its days", () => {
    expect(firstSpan(EVENT, AT)).toBe("2024-06-16");
    expect(firstSpan(EVENT, AT + 7 * 86_400_000)).toBe("event");
  });

  it("begin and end with the day at the venue", () => {
    const { from, to, step } = rangeOf(EVENT, "2024-06-15", AT);
    expect([iso(from), iso(to), step]).toEqual(["2024-06-14T16:00:00.000Z", "2024-06-15T15:59:59.999Z", 60]);
  });

  it("hold sixty minutes, the one that runs included", () => {
    const { from, to } = rangeOf(EVENT, "hour", AT);
    expect([iso(from), iso(to)]).toEqual(["2024-06-16T05:33:00.000Z", "2024-06-16T06:32:59.999Z"]);
  });

  it("hold the whole event, and what a kiosk with a fast clock has counted", () => {
    const { from, to } = rangeOf(EVENT, "event", AT);
    expect(iso(from)).toBe("2024-06-14T16:00:00.000Z");
    expect(to).toBeGreaterThan(AT + 5 * 60_000);
  });

  it("know a day on which the clocks are changed", () => {
    const { from, to } = rangeOf({ ...EVENT, timezone: "Europe/Berlin" }, "2024-03-31", AT);
    expect(to + 1 - from).toBe(23 * 3_600_000);
  });
});
