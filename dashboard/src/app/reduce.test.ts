import { describe, expect, it } from "vitest";
import { age, serverNow } from "../event/shared";
import { AT, area, EVENT, numbers, scan } from "../event/testing";
import { reduce } from "./reduce";
import { type DashboardState, initialState } from "./state";

/** The device's clock; the server's is AT, some seconds later. */
const HERE = AT - 5_000;

function watching(): DashboardState {
  const opened = reduce(initialState(HERE, "en", "dark"), { kind: "watch", event: EVENT });
  const live = reduce(opened, { kind: "connection", status: "live" });
  return reduce(live, { kind: "snapshot", numbers: numbers(), at: HERE });
}

const delta = (more = {}) => ({
  from: 10,
  seq: 11,
  at: new Date(AT + 1_000).toISOString(),
  patch: { zones: { hall: { occupancy: 291 } } },
  scans: [scan(11)],
  ...more,
});

describe("reduce", () => {
  it("shows exactly what a snapshot says", () => {
    expect(watching().numbers).toEqual(numbers());
  });

  it("applies a delta that follows, and puts its scans first", () => {
    const state = reduce(watching(), { kind: "delta", delta: delta(), at: HERE + 1_000 });
    expect(state.numbers?.seq).toBe(11);
    expect(state.numbers?.zones.hall?.occupancy).toBe(291);
    expect(state.numbers?.zones.forum).toEqual(numbers().zones.forum);
    expect(state.feed.map((row) => row.seq)).toEqual([11]);
  });

  it("leaves a delta out that does not follow, its scans too", () => {
    const before = watching();
    expect(reduce(before, { kind: "delta", delta: delta({ from: 9 }), at: HERE })).toBe(before);
  });

  it("takes a zone out when a patch says so", () => {
    const state = reduce(watching(), {
      kind: "delta",
      delta: delta({ patch: { zones: { forum: null } } }),
      at: HERE,
    });
    expect(Object.keys(state.numbers?.zones ?? {})).toEqual(["site", "hall", "booth"]);
  });

  it("keeps the numbers of a lost connection and lets them age", () => {
    const lost = reduce(watching(), { kind: "connection", status: "lost" });
    const later = reduce(lost, { kind: "clock", now: HERE + 42_000 });
    expect(later.numbers).toEqual(numbers());
    expect(age(later)).toBe(42_000);
  });

  it("forgets the old numbers with the snapshot after a loss", () => {
    const lost = reduce(watching(), { kind: "connection", status: "lost" });
    const fresh = numbers({ seq: 3, zones: { site: area(7) } });
    const back = reduce(lost, { kind: "snapshot", numbers: fresh, at: HERE + 60_000 });
    expect(back.numbers).toEqual(fresh);
    expect(age(back)).toBe(0);
  });

  it("lets a tick renew the age without touching a number", () => {
    const tick = { seq: 10, at: new Date(AT + 5_000).toISOString() };
    const state = reduce(watching(), { kind: "tick", tick, at: HERE + 5_000 });
    expect(age(state)).toBe(0);
    expect(state.numbers?.zones).toEqual(numbers().zones);
  });

  it("knows the server's clock whatever the device's says", () => {
    const state = reduce(watching(), { kind: "clock", now: HERE + 3_000 });
    expect(serverNow(state)).toBe(AT + 3_000);
  });

  it("takes the snapshot of a quiet event for current, though it bears the time of the last change", () => {
    const old = numbers({ at: new Date(AT - 3_600_000).toISOString() });
    const state = reduce(watching(), { kind: "snapshot", numbers: old, at: HERE });
    expect(serverNow(state)).toBe(HERE);
  });

  it("keeps nothing of one event when another is watched", () => {
    const state = reduce(watching(), { kind: "watch", event: { ...EVENT, id: "other" } });
    expect(state.numbers).toBeUndefined();
    expect(state.feed).toEqual([]);
    expect(state.samples).toEqual([]);
    expect(state.connection).toEqual({ status: "connecting", since: state.now });
  });

  it("keeps no numbers after signing out", () => {
    const state = reduce(watching(), { kind: "signed-out", trouble: "session_over" });
    expect(state.phase).toBe("login");
    expect(state.trouble).toBe("session_over");
    expect(state.numbers).toBeUndefined();
    expect(state.event).toBeUndefined();
  });

  it("says that there is no event where there is none", () => {
    expect(reduce(initialState(HERE, "en", "dark"), { kind: "events", events: [] }).phase).toBe("empty");
  });

  it("unpicks a zone that is picked twice", () => {
    const once = reduce(watching(), { kind: "pick", zone: "hall" });
    expect(once.picked).toBe("hall");
    expect(reduce(once, { kind: "pick", zone: "hall" }).picked).toBeUndefined();
  });
});
