/** Who is served next at a door, and when: nobody who was read is lost, and each verdict is seen before the next comes. */
import { type Reading, readingKey } from "./badge";
import type { Phase, Read, ScannerState, Waiting } from "./conversation";

/** How long a verdict stays. */
export const SHOW_FOR = 2_000;
/** How long at least, before the next badge takes its place; and where somebody has waited for a while. */
export const SHOW_AT_LEAST = 700;
export const SHOW_BRIEFLY = 250;
export const WAITS_LONG = 400;
/** A badge that left the view this long ago may be read again. */
export const SAME_BADGE_FOR = 3_000;
/** A code this close to a badge belongs to its holder: a sponsor's on the badge itself, say. */
const BESIDE_FOR = 1_000;
/** A question that nobody answers is withdrawn, and nobody was counted. */
export const ASK_FOR = 20_000;
/** Whoever is asked which way they go has so much time before the next badge takes the question over. */
export const ASK_AT_LEAST = 5_000;
/** A touch this soon after that may have been meant for the question before. */
export const GUARD = 700;
/** More than a crowd that is served; whatever else is held up is read when there is room. */
const MOST_WAITING = 12;

/** The state with what came in its place in line; a reading that is not acted upon was not seen. */
export function lineUp(state: ScannerState, event: Waiting): ScannerState {
  if (event.type !== "read") return { ...state, waiting: [event, ...state.waiting] }; // staff have no time to wait
  const { reading, at } = event;
  const key = readingKey(reading);
  const last = state.seen[key];
  const seen = { ...recent(state.seen, at), [key]: at };
  const held = (last !== undefined && at - last < SAME_BADGE_FOR) || isUnderWay(state, key);
  const wentWrong = reading.kind === "incomplete" || reading.kind === "garbled"; // told each time it is typed
  if (held && !wentWrong) return { ...state, seen };
  if (isPassing(reading)) {
    const there = state.waiting.some((each) => each.type === "read" && isPassing(each.reading));
    if (there || isBeside(state, at)) return state;
    return { ...state, seen, waiting: [...state.waiting, event] };
  }
  if (state.waiting.length >= MOST_WAITING) return crowded(state, event);
  const passing = state.waiting.findIndex((each) => each.type === "read" && isPassing(each.reading));
  const place = passing < 0 ? state.waiting.length : passing;
  return { ...state, seen, waiting: state.waiting.toSpliced(place, 0, event) };
}

/** Whether it is the turn of whoever is first. */
export function isTurn(phase: Phase, first: Waiting, at: number): boolean {
  const due = dueAt(phase, first);
  return due !== undefined && at >= due;
}

/** When it will be; undefined where nobody waits, or something has to happen before. */
export function turnAt({ phase, waiting: [first] }: ScannerState): number | undefined {
  return first && dueAt(phase, first);
}

function dueAt(phase: Phase, first: Waiting): number | undefined {
  const staff = first.type !== "read";
  switch (phase.at) {
    case "ready":
      return Number.NEGATIVE_INFINITY;
    case "deciding":
      return undefined;
    case "verdict": {
      if (staff) return phase.since + SHOW_BRIEFLY; // whoever was being served is told, and not for one frame only
      // Another code in view interrupts nobody.
      if (isPassing(first.reading)) return phase.since + SHOW_FOR;
      const waited = Math.max(phase.since + SHOW_BRIEFLY, first.at + WAITS_LONG);
      return Math.min(phase.since + SHOW_AT_LEAST, waited);
    }
    case "asking": {
      if (first.type === "take") return phase.since;
      // Who of a group is there is ticked in peace; a poster interrupts no question.
      const overtakes =
        phase.question.about === "direction" && !(first.type === "read" && isPassing(first.reading));
      return overtakes ? phase.since + ASK_AT_LEAST : undefined;
    }
  }
}

/** Codes that stand about: a poster, a desk full of badges. */
const isPassing = ({ kind }: Reading): boolean => kind === "foreign" || kind === "several";

/** Its holder shows it once more, while it is decided, asked about or in line. */
function isUnderWay({ phase, waiting }: ScannerState, key: string): boolean {
  const inLine = waiting.some((each) => each.type === "read" && readingKey(each.reading) === key);
  return inLine || ("scan" in phase && [phase.scan.token, phase.scan.badge_id].includes(key));
}

function isBeside({ seen }: ScannerState, at: number): boolean {
  return Object.entries(seen).some(([key, last]) => key.startsWith("FF1") && at - last < BESIDE_FOR);
}

/** Somebody could not even line up: that is told, after all the others. */
function crowded(state: ScannerState, event: Read): ScannerState {
  const told = state.waiting.some((each) => each.type === "read" && each.reading.kind === "several");
  if (told) return state;
  return { ...state, waiting: [...state.waiting, { ...event, reading: { kind: "several" } }] };
}

function recent(seen: ScannerState["seen"], at: number): Record<string, number> {
  return Object.fromEntries(Object.entries(seen).filter(([, last]) => at - last < SAME_BADGE_FOR));
}
