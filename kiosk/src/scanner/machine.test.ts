import { describe, expect, test } from "vitest";
import type { Reading } from "./badge";
import type { Scan, ScannerEvent, ScannerState, Verdict } from "./conversation";
import { next, START, wakeAt } from "./machine";
import {
  ASK_AT_LEAST,
  ASK_FOR,
  GUARD,
  SAME_BADGE_FOR,
  SHOW_AT_LEAST,
  SHOW_BRIEFLY,
  SHOW_FOR,
  WAITS_LONG,
} from "./turns";

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
  question: { about: "direction", who: { name: scanId } },
});
const answer = (scanId: string, at: number): ScannerEvent => ({
  type: "answer",
  scanId,
  at,
  answer: { direction: "out" },
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
      done.push(effect.do === "tell" ? `tell ${effect.verdict.kind}` : `${effect.do} ${effect.scan.scan_id}`);
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
    expect(wakeAt(early.state)).toBe(300 + WAITS_LONG);
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

describe("many badges", () => {
  test("three in one picture are taken in turn, in their order", () => {
    const { done, state } = play(
      ...["A", "B", "C"].map((name) => read(name, 0)),
      decided("A-0", 40),
      tick(40 + WAITS_LONG),
      decided("B-0", 500),
      tick(500 + SHOW_BRIEFLY),
      decided("C-0", 800),
    );
    expect(done.filter((each) => each.startsWith("take"))).toEqual(["take A-0", "take B-0", "take C-0"]);
    expect(state.waiting).toEqual([]);
  });

  test("one that waits is not taken twice, however often it is held up", () => {
    const { state } = play(read("A", 0), read("B", 20), read("B", 3_500), decided("A-0", 4_000));
    expect(state.waiting).toHaveLength(1);
  });

  test("a badge is the same reading until three seconds after its verdict, however long it waited", () => {
    const { done } = play(
      read("A", 0),
      read("B", 10),
      decided("A-0", 4_000),
      tick(5_000),
      decided("B-10", 5_050),
      read("B", 5_050 + SAME_BADGE_FOR - 1),
    );
    expect(done.filter((each) => each.startsWith("take"))).toEqual(["take A-0", "take B-10"]);
  });

  test("who cannot even line up is told, and read when there is room", () => {
    const crowd = Array.from({ length: 20 }, (_, n) => read(`P${n}`, n));
    const { state } = play(...crowd);
    expect(state.waiting).toHaveLength(13);
    expect(state.waiting.at(-1)).toMatchObject({ reading: { kind: "several" } });
    expect(state.seen).not.toHaveProperty("FF1P19");
  });
});

describe("a question", () => {
  const asked = [read("A", 0), ask("A-0", 10)];

  test("is asked before the scan is decided, and its answer goes with the scan", () => {
    const { taken, phase } = play(...asked, answer("A-0", 900));
    expect(taken.at(-1)).toMatchObject({ scan_id: "A-0", direction: "out", scanned_at: 1_000_000 });
    expect(phase.at).toBe("deciding");
  });

  test("names who is asked as soon as that is known", () => {
    const who = { name: "Chen Xiaoming" };
    const { phase } = play(...asked, { type: "known", scanId: "A-0", at: 200, who });
    expect(phase).toMatchObject({ question: { who } });
  });

  test("is not answered by a touch that was meant for another", () => {
    expect(play(...asked, answer("B-0", 900)).phase.at).toBe("asking");
  });

  test("lets the next badge wait in sight, and is then taken over: who was asked is told as not counted", () => {
    const waits = play(...asked, read("B", 500));
    expect(waits.phase).toMatchObject({ at: "asking", scan: { scan_id: "A-0" } });
    expect(wakeAt(waits.state)).toBe(10 + ASK_AT_LEAST);
    const over = play(...asked, read("B", 500), tick(10 + ASK_AT_LEAST), ask("B-500", 5_020));
    expect(over.done).toEqual(["take A-0", "withdraw A-0", "take B-500"]);
    expect(over.phase).toMatchObject({ at: "asking", instead: { name: "A-0" }, guarded: true });
  });

  test("that was taken over takes no touch for a moment, since it may have been meant for the one before", () => {
    const over = [...asked, read("B", 500), tick(10 + ASK_AT_LEAST), ask("B-500", 5_020)];
    expect(play(...over, answer("B-500", 5_100)).phase.at).toBe("asking");
    const { phase } = play(...over, tick(5_020 + GUARD), answer("B-500", 5_800));
    expect(phase).toMatchObject({ at: "deciding", scan: { scan_id: "B-500" } });
  });

  test("who shows the same badge again is still the one who is asked", () => {
    const { done, state } = play(...asked, read("A", 4_000), tick(5_500));
    expect(done).toEqual(["take A-0"]);
    expect(state.waiting).toEqual([]);
  });

  test("that nobody answers is withdrawn, which is told, and nothing was counted", () => {
    const { state } = play(...asked);
    expect(wakeAt(state)).toBe(10 + ASK_FOR);
    const { effects } = next(state, tick(10 + ASK_FOR));
    expect(effects).toMatchObject([{ do: "withdraw" }, { do: "tell", verdict: { kind: "unanswered" } }]);
  });

  test("who is at it has time", () => {
    const { state } = play(...asked, { type: "stir", at: 15_000 });
    expect(next(state, tick(10 + ASK_FOR)).state.phase.at).toBe("asking");
  });

  test("about a group is not taken over: its members are ticked in peace", () => {
    const question = { about: "members" as const, group: "youth", members: [] };
    const { state } = play(read("A", 0), { type: "ask", scanId: "A-0", at: 10, question }, read("B", 500));
    expect(next(state, tick(10_000)).state.phase.at).toBe("asking");
    expect(wakeAt(state)).toBe(10 + ASK_FOR);
  });

  test("gives way to what staff do by hand", () => {
    const scan: Scan = { scan_id: "s", badge_id: "ABCD2345", scanned_at: 5 };
    const { done } = play(...asked, { type: "take", at: 900, scan });
    expect(done).toEqual(["take A-0", "withdraw A-0", "take s"]);
  });
});

describe("what is no badge", () => {
  test("has a word of its own, and is never taken", () => {
    const { phase, done } = play(read("x", 0, { kind: "foreign", what: "wifi" }));
    expect(phase).toMatchObject({ at: "verdict", verdict: { kind: "unread", reason: "wifi" } });
    expect(done).toEqual(["tell unread"]);
  });

  test("beside a badge is its holder's, and interrupts nobody", () => {
    const web = (at: number) => read("x", at, { kind: "foreign", what: "web" });
    const { done, state } = play(read("A", 0), web(10), decided("A-0", 40), web(900));
    expect(done).toEqual(["take A-0", "tell admitted"]);
    expect(state.waiting).toEqual([]);
  });

  test("that comes while a verdict shows is told after it", () => {
    const web = read("x", 1_500, { kind: "foreign", what: "web" });
    const { state } = play(read("A", 0), decided("A-0", 40), web);
    expect(wakeAt(state)).toBe(40 + SHOW_FOR);
    expect(next(state, tick(40 + SHOW_FOR)).effects).toMatchObject([{ verdict: { kind: "unread" } }]);
  });

  test("lets a badge go before it", () => {
    const web = read("x", 1_500, { kind: "foreign", what: "web" });
    const { state } = play(read("A", 0), web, read("B", 1_600));
    expect(state.waiting).toMatchObject([{ scanId: "B-1600" }, { scanId: "x-1500" }]);
  });

  test("typing that went wrong is told each time", () => {
    const wrong = (at: number) => read("x", at, { kind: "incomplete" });
    expect(play(wrong(0), tick(SHOW_FOR), wrong(SHOW_FOR + 100)).done).toEqual([
      "tell unread",
      "tell unread",
    ]);
  });
});

test("a scan that staff make comes next, and nobody who is being served loses their verdict", () => {
  const scan: Scan = { scan_id: "s", badge_id: "ABCD2345", scanned_at: 5, force: true, reason: "lost badge" };
  const hand = { type: "take" as const, at: 20, scan };
  const before = [read("A", 0), read("B", 10), hand, decided("A-0", 40), tick(40 + SHOW_BRIEFLY - 1)];
  expect(play(...before).done).toEqual(["take A-0", "tell admitted"]);
  expect(play(...before, tick(40 + SHOW_BRIEFLY)).done).toEqual(["take A-0", "tell admitted", "take s"]);
});

test("what staff took back is confirmed", () => {
  const undone = { type: "tell" as const, at: 60, verdict: { kind: "undone" as const, who: { name: "A" } } };
  const { done } = play(read("A", 0), decided("A-0", 40), undone, tick(40 + SHOW_BRIEFLY));
  expect(done.at(-1)).toBe("tell undone");
});
