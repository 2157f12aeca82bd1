import { describe, expect, it } from "vitest";
import { minuteAt, type ReplayMessage, type ReplayState, reduce, START } from "./model";
import { reelOf } from "./reel";
import { at, CHANGES, EVENT, minute } from "./testing";

const reel = reelOf(EVENT, "2024-06-16", CHANGES, at("14:32"));
const after = (...messages: ReplayMessage[]): ReplayState =>
  messages.reduce(reduce, reduce(reduce(START, { kind: "reading", day: reel.day }), { kind: "read", reel }));
const seek = (time: string): ReplayMessage => ({ kind: "seek", minute: minute(time) });

describe("the replayed time", () => {
  it("begins where the numbers are those of now", () => {
    expect(after().minute).toBe(minute("14:32"));
  });

  it("stays within what was read", () => {
    expect(after(seek("08:00")).minute).toBe(minute("09:00"));
    expect(after(seek("18:00")).minute).toBe(minute("14:32"));
  });

  it.each([1, 10, 60, 300, 600] as const)("goes %i times as fast as the day went", (speed) => {
    const state = after(seek("10:00"), { kind: "speed", speed, now: 0 }, { kind: "play", now: 1_000 });
    expect(minuteAt(state, 1_000)).toBe(minute("10:00"));
    expect(minuteAt(state, 1_000 + 59_999 / speed)).toBe(minute("10:00"));
    expect(minuteAt(state, 1_001 + 60_000 / speed)).toBe(minute("10:01"));
    expect(minuteAt(state, 1_001 + (30 * 60_000) / speed)).toBe(minute("10:30"));
  });

  it("does not drift, however many frames are drawn or left out", () => {
    let state = after(seek("10:00"), { kind: "speed", speed: 600, now: 0 }, { kind: "play", now: 0 });
    for (let now = 7; now <= 6_000; now += 7) state = reduce(state, { kind: "frame", now });
    expect(state.minute).toBe(minute("10:59"));
    expect(reduce(state, { kind: "frame", now: 6_000 }).minute).toBe(minute("11:00"));
  });

  it("goes on from the same minute when the speed is changed", () => {
    const state = after(
      seek("10:00"),
      { kind: "play", now: 0 },
      { kind: "speed", speed: 600, now: 30_000 }, // 60 times as fast until here
    );
    expect(minuteAt(state, 30_000)).toBe(minute("10:30"));
    expect(minuteAt(state, 31_000)).toBe(minute("10:40"));
  });

  it("stops at the end, and begins anew from there", () => {
    const ended = after(
      seek("14:00"),
      { kind: "speed", speed: 600, now: 0 },
      { kind: "play", now: 0 },
      { kind: "frame", now: 60_000 },
    );
    expect(ended.playing).toBeUndefined();
    expect(ended.minute).toBe(minute("14:32"));
    expect(reduce(ended, { kind: "play", now: 0 }).minute).toBe(minute("09:00"));
  });

  it("stops where somebody takes hold of it", () => {
    const state = after({ kind: "play", now: 0 }, seek("10:00"));
    expect(state.playing).toBeUndefined();
    expect(state.minute).toBe(minute("10:00"));
  });
});

describe("reading the day", () => {
  it("again keeps the minute, and goes on playing", () => {
    const state = after(seek("10:00"), { kind: "play", now: 0 }, { kind: "reading", day: reel.day });
    expect(state).toMatchObject({ reading: true, reel, minute: minute("10:00") });
    const read = reduce(state, { kind: "read", reel: { ...reel, seq: 43 } });
    expect(read).toMatchObject({
      reading: false,
      minute: minute("10:00"),
      playing: { from: minute("10:00") },
    });
  });

  it("of another day lets go of the one before", () => {
    const state = after({ kind: "play", now: 0 }, { kind: "reading", day: "2024-06-15" });
    expect(state.reel).toBeUndefined();
    expect(state.playing).toBeUndefined();
    expect(state.day).toBe("2024-06-15");
  });

  it("that fails keeps what was read before, and says why", () => {
    const failed = after({ kind: "reading", day: reel.day }, { kind: "failed", trouble: "no_connection" });
    expect(failed).toMatchObject({ reading: false, reel, trouble: "no_connection" });
    expect(reduce(failed, { kind: "reading", day: reel.day }).trouble).toBeUndefined();
  });

  it("lets nothing be played that is not there", () => {
    expect(reduce(START, { kind: "play", now: 0 })).toEqual(START);
    const empty = reelOf(EVENT, reel.day, { ...CHANGES, minutes: [] }, at("14:32"));
    const state = after({ kind: "read", reel: empty }, { kind: "play", now: 0 });
    expect(state.playing).toBeUndefined();
  });
});
