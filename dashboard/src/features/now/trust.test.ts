import { describe, expect, it } from "vitest";
import type { EventState, KioskStatus } from "../../../../common/src/protocol";
import type { Shared } from "../../event/shared";
import { AT, area, numbers, watched } from "../../event/testing";
import { inferredShare, trustIn } from "./trust";

const MIN = 60_000;
const iso = (ago: number) => new Date(AT - ago).toISOString();

const state = (
  devices: KioskStatus[] = [],
  more: { connection?: Shared["connection"]; numbers?: EventState } = {},
) =>
  watched({
    numbers: numbers(),
    asOf: AT,
    connection: { status: "live", heard: AT, since: AT },
    devices,
    ...more,
  });

const kiosk = (id: string, more: Partial<KioskStatus> = {}): KioskStatus => ({
  id,
  name: id,
  last_seen: iso(0),
  online: true,
  locked: false,
  needs: [],
  needs_somebody: false,
  queue: 0,
  ...more,
});
const holding = kiosk("holding", { queue: 4, oldest_unsent: iso(2 * MIN), needs: ["unsent"] });
const silent = kiosk("silent", { online: false, last_seen: iso(10 * MIN), needs: ["silent"] });
const aside = kiosk("aside", { aside: 3, needs: ["aside"] });

describe("how far the numbers can be trusted", () => {
  it("is all the way on a quiet day", () => {
    expect(trustIn(state([kiosk("a"), kiosk("b")])).foremost).toEqual({ kind: "right" });
  });

  it("is told by the worst there is", () => {
    const all = [aside, silent, holding];
    expect(
      trustIn(state(all, { connection: { status: "lost", heard: AT - 40_000, since: AT } })).foremost,
    ).toEqual({
      kind: "old",
      ms: 40_000,
    });
    expect(trustIn(state(all)).foremost.kind).toBe("holding");
    expect(trustIn(state([aside, silent])).foremost).toEqual({
      kind: "silent",
      kiosks: 1,
      since: AT - 10 * MIN,
    });
    expect(trustIn(state([aside])).foremost).toEqual({ kind: "aside", scans: 3 });
  });

  it("adds up what kiosks hold, since the oldest of it", () => {
    const more = kiosk("more", { queue: 30, oldest_unsent: iso(28 * MIN), needs: ["unsent"] });
    expect(trustIn(state([holding, more])).held).toEqual({
      kiosks: 2,
      scans: 34,
      atLeast: false,
      since: AT - 28 * MIN,
    });
  });

  it("misses no kiosk that was put away, but what is on it", () => {
    const away = { online: false, put_away: iso(5 * MIN) };
    const empty = trustIn(state([kiosk("empty", away)]));
    expect([empty.foremost.kind, empty.kiosks, empty.silent.kiosks]).toEqual(["right", 0, 0]);
    const full = trustIn(state([kiosk("full", { ...away, queue: 2, needs: ["unsent"] })]));
    expect(full.held).toMatchObject({ kiosks: 1, scans: 2, atLeast: false });
    expect(full.silent.kiosks).toBe(0);
  });

  it("says that a silent kiosk holds at least what it last said", () => {
    const gone = kiosk("gone", {
      online: false,
      queue: 2,
      last_seen: iso(3 * MIN),
      oldest_unsent: iso(3 * MIN),
      needs: ["unsent"],
    });
    expect(trustIn(state([gone])).held).toMatchObject({ scans: 2, atLeast: true });
    expect(trustIn(state([gone])).silent).toEqual({ kiosks: 1, since: AT - 3 * MIN });
    expect(trustIn(state([holding])).silent).toEqual({ kiosks: 0 });
  });

  it("does not take a scan on its way to the server for one that is held back", () => {
    const busy = kiosk("busy", { queue: 1, last_seen: iso(5_000), oldest_unsent: iso(5_200) });
    expect(trustIn(state([busy])).foremost).toEqual({ kind: "right" });
  });

  it("forgets a kiosk that was put away, unless scans wait on it", () => {
    const away = { online: false, last_seen: iso(20 * 60 * MIN) };
    expect(trustIn(state([kiosk("a", away)])).foremost).toEqual({ kind: "right" });
    expect(trustIn(state([kiosk("a", { ...away, queue: 1, needs: ["unsent"] })])).foremost.kind).toBe(
      "holding",
    );
  });

  it("takes the exits of the root zones together, and names the zone where most are inferred", () => {
    const zones = {
      site: area(10, { stays: 400, inferred: 20 }),
      hall: area(10, { stays: 100, inferred: 30 }),
      forum: area(10, { stays: 10, inferred: 4 }),
    };
    const found = trustIn(state([], { numbers: numbers({ zones }) }));
    expect(found.exits).toEqual({ ended: 400, inferred: 20 });
    expect(inferredShare(found.exits)).toBe(0.05);
    expect(found.worst).toEqual({ zone: "forum", ended: 10, inferred: 4 });
  });

  it("names no worst zone while every exit was scanned", () => {
    const found = trustIn(state([], { numbers: numbers({ zones: { site: area(1) } }) }));
    expect(found.worst).toBeUndefined();
    expect(inferredShare(found.exits)).toBe(0);
  });
});
