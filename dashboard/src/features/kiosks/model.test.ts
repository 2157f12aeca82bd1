import { describe, expect, it } from "vitest";
import type { KioskStatus } from "../../../../common/src/protocol";
import { KIOSK_LIST, listed, mayPutAway, reduce, START, standing, versionsBehind } from "./model";

const seen = (minute: number) => `2024-06-15T10:${String(minute).padStart(2, "0")}:00+08:00`;
const kiosk = (id: string, more: Partial<KioskStatus> = {}): KioskStatus => ({
  id,
  name: id,
  last_seen: seen(30),
  online: true,
  locked: false,
  needs: [],
  needs_somebody: false,
  ...more,
});
const SILENT: Partial<KioskStatus> = { needs: ["silent"], needs_somebody: true };
const UNSENT: Partial<KioskStatus> = { queue: 3, needs: ["unsent"], needs_somebody: true };
const ZONES = ["site", "hall", "forum"];
const ALL = [
  kiosk("Gate 10", { zone: "site" }),
  kiosk("Gate 2", { zone: "forum", online: false, last_seen: seen(20), ...SILENT }),
  kiosk("Hall west", { zone: "hall", online: false, last_seen: seen(5), ...UNSENT }),
];
const ids = (list: Partial<typeof KIOSK_LIST>) =>
  listed(ALL, { ...KIOSK_LIST, ...list }, ZONES).map(({ id }) => id);

describe("the list of kiosks", () => {
  it("begins with the most urgent, and sorts by name, zone or silence when asked to", () => {
    expect(ids({})).toEqual(["Hall west", "Gate 2", "Gate 10"]);
    expect(ids({ order: "name" })).toEqual(["Gate 2", "Gate 10", "Hall west"]);
    expect(ids({ order: "zone" })).toEqual(["Gate 10", "Hall west", "Gate 2"]);
    expect(ids({ order: "seen" })).toEqual(["Hall west", "Gate 2", "Gate 10"]);
    expect(ids({ order: "name", down: true })).toEqual(["Hall west", "Gate 10", "Gate 2"]);
  });

  it("shows those of a zone, those that need somebody, or those of a name", () => {
    expect(ids({ zone: "hall" })).toEqual(["Hall west"]);
    expect(ids({ needy: true })).toEqual(["Hall west", "Gate 2"]);
    expect(ids({ text: " gate " })).toEqual(["Gate 2", "Gate 10"]);
    expect(ids({ text: "gate", zone: "hall" })).toEqual([]);
  });

  it("keeps the kiosk in sight that somebody looks after, though it is well by now", () => {
    expect(ids({ needy: true, open: "Gate 10" })).toContain("Gate 10");
  });
});

describe("putting kiosks away", () => {
  const away = kiosk("Tablet", { online: false, put_away: seen(40) });

  it("is for those that are silent, and one that is away concerns nobody", () => {
    expect(mayPutAway([...ALL, away]).map(({ id }) => id)).toEqual(["Gate 2", "Hall west"]);
    expect(standing([...ALL, away])).toEqual(ALL);
    expect(listed([away, ...ALL], KIOSK_LIST, ZONES).at(-1)).toBe(away);
  });

  it("takes touches that come faster than the screen is drawn", () => {
    let state = reduce(START, { kind: "choice", choice: { chosen: [], busy: false } });
    for (const id of ["a", "b", "a", "c"]) state = reduce(state, { kind: "toggled", kiosk: id });
    expect(state.choice?.chosen).toEqual(["b", "c"]);
    state = reduce(state, { kind: "put-away", putAway: { away: 2, stayed: 0 } });
    expect(state).toEqual({ ...START, putAway: { away: 2, stayed: 0 } });
    expect(reduce(state, { kind: "toggled", kiosk: "a" })).toBe(state);
  });
});

describe("versions", () => {
  const with_ = (...versions: (string | undefined)[]) =>
    versions.map((version, index) => kiosk(`k${index}`, version === undefined ? {} : { version }));

  it("are all well where all are the same, or nothing is said", () => {
    expect(versionsBehind(with_("0.1.0+aa", "0.1.0+aa", undefined))).toEqual(new Map());
    expect(versionsBehind([])).toEqual(new Map());
  });

  it("are older by their number, which counts as a number", () => {
    expect([...versionsBehind(with_("0.9.0+aa", "0.10.0+bb", "0.9.0+aa"))]).toEqual([
      ["k0", "older"],
      ["k2", "older"],
    ]);
  });

  it("are another build where the number is the same: a hash does not say which is newer", () => {
    expect([...versionsBehind(with_("0.1.0+aa", "0.1.0+bb", "0.1.0+aa"))]).toEqual([["k1", "other"]]);
  });
});
