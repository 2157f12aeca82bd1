/**
 * Whole conversations, played at random against the real parts of a kiosk: readings, touches, waits, a network that is cut
 * or deaf, reloads, kills, a disk that fails, a clock that somebody sets. Whatever happens, each reading has one end, each answer is the person's own,
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
  | { do: "hand"; person: number }
  | { do: "foreign" }
  /** `late`: meant for whoever was asked before. */
  | { do: "touch"; answer: "in" | "out" | "leave"; late: boolean }
  | { do: "wait"; ms: number }
  | { do: "network"; network: Network }
  | { do: "disk"; fails: boolean }
  | { do: "clock"; ms: number }
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
  { weight: 1, arbitrary: fc.record({ do: fc.constant("hand" as const), person }) },
  { weight: 1, arbitrary: fc.constant({ do: "foreign" as const }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant("touch" as const),
      answer: fc.constantFrom("in" as const, "out" as const, "leave" as const),
      late: fc.boolean(),
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
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("clock" as const),
      ms: fc.constantFrom(420_000, -419_000, -7_200_000, -86_400_000),
    }),
  },
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
  await opened(kiosk);
  for (const each of moves) await carryOut(kiosk, each);
  // All is well again, and everything comes to its end.
  kiosk.server.network = "up";
  kiosk.media.failing = false;
  await vi.advanceTimersByTimeAsync(120_000);
  return kiosk;
}

async function opened(kiosk: Kiosk): Promise<void> {
  let open = false;
  void kiosk.open().then(() => {
    open = true;
  });
  while (!open) await vi.advanceTimersByTimeAsync(1);
}

async function carryOut(kiosk: Kiosk, move: Move): Promise<void> {
  switch (move.do) {
    case "show":
      for (const n of move.people) kiosk.show(PEOPLE[n]?.token ?? "");
      break;
    case "hand": {
      const chosen = PEOPLE[move.person];
      if (chosen) kiosk.hand(chosen);
      break;
    }
    case "foreign":
      kiosk.scanning?.read({ kind: "foreign", what: "web" });
      break;
    case "touch":
      kiosk.touch(move.answer, move.late);
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
    case "clock":
      expect(kiosk.setClock(move.ms), "a jump of the clock is noticed").toBe(true);
      break;
    case "undo":
      void kiosk.undo();
      break;
    case "kill":
    case "reload":
      kiosk.kill();
      await opened(kiosk);
      break;
  }
}

const isIn = (verdict: Verdict) => ["admitted", "queued", "already_inside"].includes(verdict.kind);

function check(kiosk: Kiosk): void {
  const { server, shown, acted, held, asked, answers, withdrawn, undone, cutOff } = kiosk;
  expect(kiosk.waiting()).toBe(0);
  expect(kiosk.lost(), "gone without a receipt").toBe(0);
  const told = new Map<string, Verdict>();
  for (const { verdict } of shown) {
    if (!("scan" in verdict)) continue;
    const id = verdict.scan.scan_id;
    expect(told.has(id), "one end").toBe(false);
    expect(verdict.kind, "a reading that could be decided").not.toBe("invalid");
    told.set(id, verdict);
    const { token, badge_id } = verdict.scan;
    const holder = personOf(parseToken(token ?? "")?.badge_id ?? badge_id ?? "");
    const { visitor } = verdict.result;
    if (visitor?.name) expect(visitor.name, "their own answer").toBe(holder?.name);
  }
  for (const [id, scan] of server.log) {
    const verdict = told.get(id);
    const counted = scan.admitted && !scan.voided;
    if (undone.get(id) === "asked" || (scan.fact && cutOff.has(id))) continue;
    const said = verdict !== undefined && isIn(verdict) && !undone.has(id);
    expect(counted, `the log of ${id}, of which the screen said ${verdict?.kind}`).toBe(said);
    if (counted && asked.has(id)) expect(scan.direction, "as they answered").toBe(answers.get(id));
    if (counted && verdict && "scan" in verdict) expect(scan.scannedAt).toBe(verdict.scan.scanned_at);
    expect(scan.scannedAt, "its true time").toBe(kiosk.readAt.get(id) ?? scan.scannedAt);
  }
  for (const [id, verdict] of told) if (isIn(verdict)) expect(server.log.has(id)).toBe(true);
  for (const id of acted.keys()) {
    // Told once, see above; else asked about and withdrawn, or cut off by the page's death.
    expect(told.has(id) || withdrawn.has(id) || cutOff.has(id), `an end of ${id}`).toBe(true);
  }
  expect(held.filter((each) => !each.acted)).toEqual([]);
}

/** By what the door showed, in that order: nobody is let in to a full hall, unless by hand. */
function checkCapacity({ shown, server, undone }: Kiosk): void {
  const inside = new Set<string>();
  for (const { verdict } of shown) {
    if (!("scan" in verdict) || !isIn(verdict)) continue;
    const { scan_id, force } = verdict.scan;
    const scan = server.log.get(scan_id);
    if (!scan || undone.has(scan_id)) continue;
    if (scan.direction === "out") inside.delete(scan.badgeId);
    else {
      const full = inside.size >= (hall.capacity ?? 0) && !inside.has(scan.badgeId);
      expect(full && !force, "into a full hall").toBe(false);
      inside.add(scan.badgeId);
    }
  }
}

test.each(["in", "both"] as const)(
  "whatever happens at a door for %s, the log says what the screen said",
  async (direction) => {
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 16 }), async (moves) => {
        const kiosk = await play(direction, moves);
        check(kiosk);
        if (!kiosk.forgetful) checkCapacity(kiosk);
        kiosk.kill();
        vi.clearAllTimers();
      }),
      { numRuns: HISTORIES / 2 },
    );
  },
  120_000,
);
