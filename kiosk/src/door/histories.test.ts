/**
 * Whole conversations, played at random against the real parts of a kiosk: readings, touches, waits, a network that is cut
 * or deaf, reloads, kills, a disk that fails. Whatever happens, each reading has one end, each answer is the person's own,
 * the log says what the screen said, and the hall never holds more than it may.
 */
import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Verdict } from "../scanner/conversation";
import { Kiosk } from "./testing/kiosk";
import { hall, PEOPLE, personOf, START_AT } from "./testing/people";
import type { Network } from "./testing/server";
import { parseToken } from "./token";

vi.mock("./token", async (original) => ({
  ...(await original<typeof import("./token")>()),
  isSignedFor: async () => true, // proved elsewhere, and outside of the timers that are played here
}));

const HISTORIES = 2_000;

type Move =
  | { do: "show"; people: number[] }
  | { do: "foreign" }
  | { do: "touch"; answer: "in" | "out" | "leave" }
  | { do: "wait"; ms: number }
  | { do: "network"; network: Network }
  | { do: "disk"; fails: boolean }
  | { do: "reload" | "kill" | "undo" };

const person = fc.integer({ min: 0, max: PEOPLE.length - 1 });
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("show" as const),
      people: fc.array(person, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "foreign" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("touch" as const),
      answer: fc.constantFrom("in" as const, "out" as const, "leave" as const),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      ms: fc.constantFrom(1, 15, 150, 450, 800, 2_500, 6_000, 21_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("network" as const),
      network: fc.constantFrom<Network>("up", "slow", "cut", "deaf"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("disk" as const), fails: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("reload" as const, "kill" as const, "undo" as const) }),
  },
);

beforeEach(() => {
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function play(direction: "in" | "both", moves: readonly Move[]): Promise<Kiosk> {
  vi.useFakeTimers({ now: START_AT });
  const kiosk = new Kiosk(direction);
  await kiosk.open();
  for (const each of moves) await carryOut(kiosk, each);
  // All is well again, and everything comes to its end.
  kiosk.server.network = "up";
  kiosk.media.failing = false;
  await vi.advanceTimersByTimeAsync(120_000);
  return kiosk;
}

async function carryOut(kiosk: Kiosk, move: Move): Promise<void> {
  switch (move.do) {
    case "show":
      for (const n of move.people) kiosk.show(PEOPLE[n]?.token ?? "");
      break;
    case "foreign":
      kiosk.scanning?.read({ kind: "foreign", what: "web" });
      break;
    case "touch":
      touch(kiosk, move.answer);
      break;
    case "wait":
      await vi.advanceTimersByTimeAsync(move.ms);
      break;
    case "network":
      kiosk.server.network = move.network;
      break;
    case "disk":
      kiosk.media.failing = move.fails;
      break;
    case "undo":
      void kiosk.undo();
      break;
    case "kill":
    case "reload":
      kiosk.kill();
      await kiosk.open();
      break;
  }
}

function touch(kiosk: Kiosk, answer: "in" | "out" | "leave"): void {
  const phase = kiosk.door?.scanner.phase;
  if (phase?.at !== "asking") return;
  const of = { scanId: phase.scan.scan_id, at: performance.now() };
  if (answer === "leave") kiosk.scanning?.step({ type: "leave", ...of });
  else kiosk.scanning?.step({ type: "answer", ...of, answer: { direction: answer } });
}

const isIn = (verdict: Verdict) => ["admitted", "queued", "already_inside"].includes(verdict.kind);

function check(kiosk: Kiosk): void {
  const { server, shown, acted, held, asked, undone, cutOff } = kiosk;
  expect(kiosk.waiting()).toBe(0);
  const told = new Map<string, Verdict>();
  for (const { verdict } of shown) {
    if (!("scan" in verdict)) continue;
    const id = verdict.scan.scan_id;
    expect(told.has(id), "one end").toBe(false);
    told.set(id, verdict);
    const holder = personOf(parseToken(verdict.scan.token ?? "")?.badge_id ?? "");
    const { visitor } = verdict.result;
    if (visitor?.name) expect(visitor.name, "their own answer").toBe(holder?.name);
  }
  for (const [id, scan] of server.log) {
    const verdict = told.get(id);
    const counted = scan.admitted && !scan.voided;
    expect(acted.has(id)).toBe(true);
    if (undone.get(id) === "asked" || (scan.fact && cutOff.has(id))) continue;
    const said = verdict !== undefined && isIn(verdict) && !undone.has(id);
    expect(counted, `the log of ${id}, of which the screen said ${verdict?.kind}`).toBe(said);
    if (counted && verdict && "scan" in verdict) expect(scan.scannedAt).toBe(verdict.scan.scanned_at);
  }
  for (const [id, verdict] of told) if (isIn(verdict)) expect(server.log.has(id)).toBe(true);
  for (const id of acted.keys()) {
    // Told once, see above; else asked about and left, or cut off by the page's death.
    expect(told.has(id) || asked.has(id) || cutOff.has(id), `an end of ${id}`).toBe(true);
  }
  expect(held.filter((each) => !each.acted)).toEqual([]);
}

/** By what the door showed, in the order in which it was read. */
function mostInside({ shown, server, undone }: Kiosk): number {
  const inside = new Set<string>();
  let most = 0;
  for (const { verdict } of shown) {
    if (!("scan" in verdict) || !isIn(verdict)) continue;
    const scan = server.log.get(verdict.scan.scan_id);
    if (!scan || undone.has(verdict.scan.scan_id)) continue;
    if (scan.direction === "in") inside.add(scan.badgeId);
    else inside.delete(scan.badgeId);
    most = Math.max(most, inside.size);
  }
  return most;
}

test.each(["in", "both"] as const)(
  "whatever happens at a door for %s, the log says what the screen said",
  async (direction) => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 16 }), async (moves) => {
        const kiosk = await play(direction, moves);
        check(kiosk);
        if (!kiosk.forgetful) expect(mostInside(kiosk)).toBeLessThanOrEqual(hall.capacity ?? 0);
        kiosk.kill();
        vi.clearAllTimers();
      }),
      { numRuns: HISTORIES / 2 },
    );
  },
  120_000,
);
