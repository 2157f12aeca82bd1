import { describe, expect, it } from "vitest";
import type { Zone } from "../../../common/src/protocol";
import { ahead, apart } from "./sessions";

const MORNING = { day: "2024-06-15", from: "10:00", to: "12:00" };
const FINAL = { day: "2024-06-16", from: "16:00", to: "17:00" };
const pitch: Zone = {
  id: "pitch",
  name: { en: "Pitch" },
  kind: "session",
  early_minutes: 30,
  times: [FINAL, MORNING],
};

describe("a session", () => {
  it.each([
    ["2024-06-14", "11:00", { kind: "later", slot: MORNING }],
    ["2024-06-15", "09:29", { kind: "today", slot: MORNING }],
    ["2024-06-15", "09:30", undefined],
    ["2024-06-15", "11:59", undefined],
    ["2024-06-15", "12:00", { kind: "later", slot: FINAL }],
    ["2024-06-16", "17:00", { kind: "ended" }],
  ] as const)("on %s at %s", (day, time, expected) => {
    expect(ahead(pitch, { day, time })).toEqual(expected);
  });

  it("without times is always on", () => {
    const { times: _, ...open } = pitch;
    expect(ahead(open, { day: "2024-06-16", time: "03:00" })).toBeUndefined();
  });

  it("stays among the watched while somebody is inside, and areas always do", () => {
    const hall: Zone = { id: "hall", name: { en: "Hall" }, kind: "area" };
    const all = [pitch, hall].map((zone) => ({ zone, within: [] }));
    const night = { day: "2024-06-16", time: "23:00" };
    const ids = (inside: number) => apart(all, () => inside, night).watched.map(({ zone }) => zone.id);
    expect(ids(1)).toEqual(["pitch", "hall"]);
    expect(ids(0)).toEqual(["hall"]);
    expect(apart(all, () => 0, night).idle).toEqual([{ zone: pitch, ahead: { kind: "ended" } }]);
  });
});
