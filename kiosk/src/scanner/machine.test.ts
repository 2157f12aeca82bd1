import { describe, expect, test } from "vitest";
import type { Reading } from "./badge";
import {
  ASK_FOR,
  next,
  SAME_BADGE_FOR,
  type Scan,
  type ScannerEvent,
  type ScannerState,
  SHOW_AT_LEAST,
  SHOW_FOR,
  START,
  type Verdict,
  wakeAt,
} from "./machine";

const badge = (name: string): Reading => ({ kind: "token", token: `FF1${name}` });
const read = (name: string, at: number, reading: Reading = badge(name)): ScannerEvent => ({
  type: "read",
  reading,
  at,
  scanId: `${name}-${at}`,
  scannedAt: 1_000_000 + at,
});
const verdict = (scanId: string): Verdict => ({
  kind: "admitted",
  scan: { scan_id: scanId, scanned_at: 0 },
  result: { scan_id: scanId, outcome: "admitted" },
  byKiosk: false,
});
const decided = (scanId: string, at: number): ScannerEvent => ({
  type: "decided",
  scanId,
  at,
  verdict: verdict(scanId),
});
const ask = (scanId: string, at: number): ScannerEvent => ({
  type: "ask",
  scanId,
  at,
  question: { about: "direction" },
});
const tick = (at: number): ScannerEvent => ({ type: "tick", at });

function play(...events: ScannerEvent[]) {
  let state: ScannerState = START;
  const done: string[] = [];
  const taken: Scan[] = [];
  for (const event of events) {
    const step = next(state, event);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.do === "take") taken.push(effect.scan);
      done.push(effect.do === "take" ? `take ${effect.scan.scan_id}` : `tell ${effect.verdict.kind}`);
    }
  }
  return { state, phase: state.phase, done, taken };
}

describe("one badge", () => {
  test("is decided, its verdict shown, and the kiosk is ready again after two seconds", () => {
    expect(play(read("A", 0)).done).toEqual(["take A-0"]);
    const shown = play(read("A", 0), decided("A-0", 40));
    expect(shown.phase).toMatchObject({ at: "verdict", verdict: { kind: "admitted" } });
    expect(shown.done).toEqual(["take A-0", "tell admitted"]);
    expect(wakeAt(shown.state)).toBe(40 + SHOW_FOR);
    expect(next(shown.state, tick(40 + SHOW_FOR)).state.phase).toEqual({ at: "ready" });
  });

  test("carries the moment at which it was read", () => {
    expect(play(read("A", 7)).taken).toEqual([{ scan_id: "A-7", scanned_at: 1_000_007, token: "FF1A" }]);
  });

  test("held in view is one scan, and a new one when it was gone for a while", () => {
    const held = [50, 500, 1_500, 3_000, 5_000, 7_500].map((at) => read("A", at));
    const once = ["take A-0", "tell admitted"];
    expect(play(read("A", 0), decided("A-0", 40), tick(2_040), ...held).done).toEqual(once);
    const later = 7_500 + SAME_BADGE_FOR;
    const { done } = play(read("A", 0), decided("A-0", 40), tick(2_040), ...held, read("A", later));
    expect(done).toEqual([...once, `take A-${later}`]);
  });

  test("an answer to another scan is none to this one", () => {
    expect(play(read("A", 0), decided("B-0", 40)).phase.at).toBe("deciding");
  });
});

describe("two badges", () => {
  test("the next one waits until the verdict before it was seen", () => {
    const early = play(read("A", 0), decided("A-0", 40), read("B", 300));
    expect(early.done).toEqual(["take A-0", "tell admitted"]);
    expect(wakeAt(early.state)).toBe(40 + SHOW_AT_LEAST);
    expect(next(early.state, tick(40 + SHOW_AT_LEAST)).effects).toMatchObject([
      { do: "take", scan: { scan_id: "B-300" } },
    ]);
  });

  test("the next one takes the place of a verdict that was seen", () => {
    const { done } = play(read("A", 0), decided("A-0", 40), read("B", 40 + SHOW_AT_LEAST));
    expect(done.at(-1)).toBe(`take B-${40 + SHOW_AT_LEAST}`);
  });

  test("one that was read while the first is decided is not lost", () => {
    const { state } = play(read("A", 0), read("B", 20), decided("A-0", 40));
    expect(next(state, tick(40 + SHOW_AT_LEAST)).effects).toMatchObject([
      { do: "take", scan: { scan_id: "B-20" } },
    ]);
  });
});

describe("a question", () => {
  const asked = [read("A", 0), ask("A-0", 10)];

  test("is asked before the scan is decided, and its answer goes with the scan", () => {
    const { taken, phase } = play(...asked, { type: "answer", at: 900, answer: { direction: "out" } });
    expect(taken.at(-1)).toMatchObject({ scan_id: "A-0", direction: "out", scanned_at: 1_000_000 });
    expect(phase.at).toBe("deciding");
  });

  test("is answered first: another badge is read when it is shown again", () => {
    const { done, state } = play(...asked, read("B", 500));
    expect(done).toEqual(["take A-0"]);
    expect(next(next(state, { type: "dismiss", at: 600 }).state, read("B", 700)).effects).toHaveLength(1);
  });

  test("that nobody answers is withdrawn, and nothing was counted", () => {
    const { state, done } = play(...asked);
    expect(wakeAt(state)).toBe(10 + ASK_FOR);
    expect(next(state, tick(10 + ASK_FOR)).state.phase).toEqual({ at: "ready" });
    expect(done).toEqual(["take A-0"]);
  });
});

describe("what is no badge", () => {
  test("has a word of its own, and is never taken", () => {
    const { phase, done } = play(read("x", 0, { kind: "foreign", what: "wifi" }));
    expect(phase).toMatchObject({ at: "verdict", verdict: { kind: "unread", reason: "wifi" } });
    expect(done).toEqual(["tell unread"]);
  });

  test("interrupts nobody", () => {
    const { done } = play(read("A", 0), read("x", 10, { kind: "foreign", what: "web" }), decided("A-0", 40));
    expect(done).toEqual(["take A-0", "tell admitted"]);
  });

  test("typing that went wrong is told each time", () => {
    const wrong = (at: number) => read("x", at, { kind: "incomplete" });
    expect(play(wrong(0), tick(SHOW_FOR), wrong(SHOW_FOR + 100)).done).toEqual([
      "tell unread",
      "tell unread",
    ]);
  });
});

test("a scan that staff make without a badge takes the place of whatever is shown", () => {
  const scan: Scan = { scan_id: "s", badge_id: "ABCD2345", scanned_at: 5, force: true, reason: "lost badge" };
  const { done, phase } = play(read("A", 0), decided("A-0", 40), { type: "take", at: 50, scan });
  expect(done.at(-1)).toBe("take s");
  expect(phase).toMatchObject({ at: "deciding", scan });
});
