import { describe, expect, test } from "vitest";
import type { Result } from "../../../common/src/api";
import type { ScanResult } from "../../../common/src/protocol";
import type { Reading } from "./badge";
import {
  next,
  OVERDUE_AFTER,
  SAME_BADGE_FOR,
  type ScannerEvent,
  type ScannerState,
  SHOW_AT_LEAST,
  SHOW_FOR,
  START,
  wakeAt,
} from "./machine";

const badge = (name: string): Reading => ({ kind: "token", token: `FF1${name}` });
const read = (name: string, at: number): ScannerEvent => ({
  type: "read",
  reading: badge(name),
  at,
  scanId: `${name}-${at}`,
  scannedAt: 1_000_000 + at,
});
const answer = (scanId: string, at: number, change: Partial<ScanResult> = {}): ScannerEvent => ({
  type: "answered",
  scanId,
  at,
  result: { ok: true, data: { scan_id: scanId, outcome: "admitted", ...change } },
});
const silence = (scanId: string, at: number, status = 0): ScannerEvent => {
  const result: Result<ScanResult> = { ok: false, error: { code: "no_connection", message: "", status } };
  return { type: "answered", scanId, at, result };
};
const tick = (at: number): ScannerEvent => ({ type: "tick", at });

function play(...events: ScannerEvent[]) {
  let state: ScannerState = START;
  const done: string[] = [];
  for (const event of events) {
    const step = next(state, event);
    state = step.state;
    for (const effect of step.effects) {
      done.push(effect.do === "sound" ? `sound ${effect.sound}` : `${effect.do} ${effect.scan.scan_id}`);
    }
  }
  return { state, phase: state.phase, done };
}

describe("one badge", () => {
  test("is sent, its verdict shown, and the kiosk is ready again after two seconds", () => {
    expect(play(read("A", 0)).done).toEqual(["send A-0"]);
    const shown = play(read("A", 0), answer("A-0", 40));
    expect(shown.phase).toMatchObject({ at: "verdict", verdict: { kind: "admitted" } });
    expect(shown.done).toEqual(["send A-0", "sound admitted"]);
    expect(wakeAt(shown.state)).toBe(40 + SHOW_FOR);
    expect(next(shown.state, tick(40 + SHOW_FOR)).state.phase).toEqual({ at: "ready" });
  });

  test("carries the moment it was read through every attempt", () => {
    const { phase } = play(read("A", 7), silence("A-7", 20), tick(400));
    expect(phase).toMatchObject({ scan: { scan_id: "A-7", scanned_at: 1_000_007, token: "FF1A" } });
  });

  test("held in view is one scan, and a new one when it was gone for a while", () => {
    const held = [50, 500, 1_500, 3_000, 5_000, 7_500].map((at) => read("A", at));
    expect(play(read("A", 0), answer("A-0", 40), tick(2_040), ...held).done).toEqual([
      "send A-0",
      "sound admitted",
    ]);
    const later = 7_500 + SAME_BADGE_FOR;
    expect(play(read("A", 0), answer("A-0", 40), tick(2_040), ...held, read("A", later)).done).toContain(
      `send A-${later}`,
    );
  });

  test("that is already inside, refused or invalid has a verdict of its own", () => {
    const kind = (change: Partial<ScanResult>) => {
      const { phase } = play(read("A", 0), answer("A-0", 40, change));
      return phase.at === "verdict" && phase.verdict.kind;
    };
    expect(kind({ already_inside: true })).toBe("already_inside");
    expect(kind({ outcome: "refused", reason: "zone_full" })).toBe("refused");
    expect(kind({ outcome: "invalid", reason: "unknown_zone" })).toBe("invalid");
  });
});

describe("the next badge", () => {
  test("takes the place of a verdict that was seen", () => {
    const { phase, done } = play(read("A", 0), answer("A-0", 40), read("B", 40 + SHOW_AT_LEAST));
    expect(phase).toMatchObject({ at: "sending" });
    expect(done.at(-1)).toBe(`send B-${40 + SHOW_AT_LEAST}`);
  });

  test("waits until the verdict before it could be seen", () => {
    const early = play(read("A", 0), answer("A-0", 40), read("B", 100));
    expect(early.done).not.toContain("send B-100");
    expect(wakeAt(early.state)).toBe(40 + SHOW_AT_LEAST);
    expect(next(early.state, tick(40 + SHOW_AT_LEAST)).effects).toMatchObject([
      { do: "send", scan: { scan_id: "B-100", scanned_at: 1_000_100 } },
    ]);
  });

  test("read while an answer is on its way is not lost", () => {
    const { done } = play(read("A", 0), read("B", 20), answer("A-0", 40), tick(40 + SHOW_AT_LEAST));
    expect(done).toEqual(["send A-0", "sound admitted", "send B-20"]);
  });
});

describe("without an answer", () => {
  test("the same scan is sent again, under its own id, until one comes", () => {
    const { done, phase } = play(
      read("A", 0),
      silence("A-0", 10),
      tick(310),
      silence("A-0", 320, 503),
      tick(1_020),
      answer("A-0", 1_100, { replayed: true }),
    );
    expect(done).toEqual(["send A-0", "send A-0", "send A-0", "sound admitted"]);
    expect(phase).toMatchObject({ at: "verdict", verdict: { kind: "admitted" } });
  });

  test("the page says so, and takes no other badge meanwhile", () => {
    const { phase, done } = play(read("A", 0), tick(OVERDUE_AFTER), read("B", 2_000));
    expect(phase).toMatchObject({ at: "sending", overdue: true });
    expect(phase).not.toHaveProperty("next", expect.anything());
    expect(done).toEqual(["send A-0", "sound overdue"]);
  });

  test("a badge that was waiting its turn may be shown again afterwards", () => {
    const { done } = play(
      read("A", 0),
      read("B", 20),
      tick(OVERDUE_AFTER),
      answer("A-0", 1_600),
      tick(3_600),
      read("B", 3_700),
    );
    expect(done).toContain("send B-3700");
  });

  test("a connection that came back is used at once", () => {
    const { done } = play(read("A", 0), silence("A-0", 10), { type: "online", at: 50 });
    expect(done).toEqual(["send A-0", "send A-0"]);
  });

  test("staff can cancel, and the server is told that nobody passed", () => {
    const cancelled = play(read("A", 0), tick(OVERDUE_AFTER), { type: "cancel", at: 2_000 });
    expect(cancelled.done).toEqual(["send A-0", "sound overdue", "withdraw A-0"]);
    expect(cancelled.phase).toEqual({ at: "ready" });
    expect(next(cancelled.state, answer("A-0", 2_500)).state.phase).toEqual({ at: "ready" });
  });

  test("a request that the server turned down is not repeated", () => {
    const { phase, done } = play(read("A", 0), silence("A-0", 10, 401));
    expect(phase).toMatchObject({ at: "verdict", verdict: { kind: "failed" } });
    expect(done).toEqual(["send A-0", "sound failed"]);
  });
});

describe("what is no badge", () => {
  const foreign = (at: number): ScannerEvent => ({
    type: "read",
    reading: { kind: "foreign" },
    at,
    scanId: "x",
    scannedAt: 0,
  });

  test("is never sent", () => {
    expect(play(foreign(0)).done).toEqual(["sound unread"]);
  });

  test("interrupts nobody's verdict, nor is it told again while it hangs there", () => {
    const { done } = play(foreign(0), tick(2_000), foreign(2_100), read("A", 2_200), foreign(2_300));
    expect(done).toEqual(["sound unread", "send A-2200"]);
  });
});
