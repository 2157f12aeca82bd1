/**
 * The conversation at a door, as a pure function: next(state, event) gives the new state and the effects to carry out.
 * Time comes in with the events, in milliseconds that only go forward.
 *
 *     ready --read--> deciding --decided--> verdict --(2 s, or the next badge)--> ready
 *                      |    ^
 *                  ask |    | answer
 *                      v    |
 *                      asking --(left, overtaken, or nobody answers: withdrawn)--> verdict
 *
 * One reading of a badge is one scan: a badge held in view, or read again within seconds, is not read anew. Each reading
 * has one end, which somebody sees: a scan is decided (counted or refused), or asked about and withdrawn; what is no badge
 * is told. What cannot be served at once waits for its turn (turns.ts). Who decides (the server, or the kiosk where the
 * server is silent) is no matter of this machine: it takes 400 ms at most.
 */
import { unreadOf } from "./badge";
import type {
  Phase,
  Question,
  Scan,
  ScannerEvent,
  ScannerState,
  Step,
  Verdict,
  Waiting,
  Who,
} from "./conversation";
import { ASK_FOR, GUARD, isTurn, lineUp, SHOW_FOR, turnAt } from "./turns";

export const START: ScannerState = { phase: { at: "ready" }, waiting: [], seen: {} };

export function next(state: ScannerState, event: ScannerEvent): Step {
  const { phase } = state;
  switch (event.type) {
    case "read":
    case "take":
    case "tell":
      return turn(lineUp(state, event), event.at);
    case "decided":
      if (phase.at !== "deciding" || phase.scan.scan_id !== event.scanId) return stay(state);
      return show(inView(state, phase.scan, event.at), event.verdict, event.at, phase.instead);
    case "stir":
      return phase.at === "asking" ? stay({ ...state, phase: { ...phase, stirred: event.at } }) : stay(state);
    case "tick":
      return tick(state, event.at);
    default:
      return about(state, event);
  }
}

/** When the state wants its next `tick`; undefined where nothing will happen by itself. */
export function wakeAt(state: ScannerState): number | undefined {
  const { phase } = state;
  const times = [turnAt(state)];
  if (phase.at === "verdict") times.push(phase.since + SHOW_FOR);
  if (phase.at === "asking") times.push(phase.stirred + ASK_FOR, phase.guarded && phase.since + GUARD);
  const wanted = times.filter((time) => time !== undefined);
  return wanted.length > 0 ? Math.min(...wanted) : undefined;
}

type About = Extract<ScannerEvent, { type: "ask" | "known" | "answer" | "leave" }>;

/** About the scan on the screen; what is said of another one comes too late. */
function about(state: ScannerState, event: About): Step {
  const { phase } = state;
  if (!("scan" in phase) || phase.scan.scan_id !== event.scanId) return stay(state);
  if (event.type === "ask") {
    if (phase.at !== "deciding") return stay(state);
    const { scan, instead } = phase;
    const asking = {
      at: "asking" as const,
      scan,
      question: event.question,
      since: event.at,
      stirred: event.at,
    };
    const overtaking = instead ? { instead, guarded: true as const } : {};
    return turn({ ...state, phase: { ...asking, ...overtaking } }, event.at);
  }
  if (phase.at !== "asking") return stay(state);
  const { question } = phase;
  if (event.type === "known") {
    if (question.about !== "direction") return stay(state);
    return stay({ ...state, phase: { ...phase, question: { ...question, who: event.who } } });
  }
  if (phase.guarded) return stay(state);
  if (event.type === "leave") return withdraw(state, event.at);
  return take(state, { ...phase.scan, ...event.answer }, event.at, false);
}

function tick(state: ScannerState, at: number): Step {
  const { phase } = state;
  if (phase.at === "asking" && at - phase.stirred >= ASK_FOR) return withdraw(state, at);
  if (phase.at === "asking" && phase.guarded && at - phase.since >= GUARD) {
    const { guarded: _, ...open } = phase;
    return turn({ ...state, phase: open }, at);
  }
  const step = turn(state, at);
  const over = phase.at === "verdict" && step.effects.length === 0 && at - phase.since >= SHOW_FOR;
  return over ? stay({ ...state, phase: { at: "ready" } }) : step;
}

/** Whoever is first in line is served, where it is their turn. */
function turn(state: ScannerState, at: number): Step {
  const [first, ...waiting] = state.waiting;
  if (!first || !isTurn(state.phase, first, at)) return stay(state);
  const rest = { ...state, waiting };
  if (state.phase.at !== "asking") return serve(rest, first, at);
  const { scan, question } = state.phase;
  const { state: after, effects } = serve(rest, first, at, whoOf(question));
  return { state: after, effects: [{ do: "withdraw", scan }, ...effects] };
}

function serve(state: ScannerState, first: Waiting, at: number, instead?: Who): Step {
  if (first.type === "tell") return show(state, first.verdict, at, instead);
  if (first.type === "take") return take(state, first.scan, at, true, instead);
  const { reading, scanId, scannedAt } = first;
  if (reading.kind !== "token" && reading.kind !== "badge_id") {
    return show(state, { kind: "unread", reason: unreadOf(reading) }, at, instead);
  }
  const badge = reading.kind === "token" ? { token: reading.token } : { badge_id: reading.badge_id };
  return take(state, { scan_id: scanId, ...badge, scanned_at: scannedAt }, at, false, instead);
}

function take(state: ScannerState, scan: Scan, at: number, staff: boolean, instead?: Who): Step {
  return {
    state: { ...state, phase: { at: "deciding", scan, since: at, ...(instead ? { instead } : {}) } },
    effects: [{ do: "take", scan, staff }],
  };
}

/** Nobody answered: that is told, and nobody was counted. */
function withdraw(state: ScannerState, at: number): Step {
  const { phase } = state;
  if (phase.at !== "asking") return stay(state);
  const told = show(state, { kind: "unanswered", who: whoOf(phase.question) }, at);
  return { ...told, effects: [{ do: "withdraw", scan: phase.scan }, ...told.effects] };
}

function show(state: ScannerState, verdict: Verdict, at: number, instead?: Who): Step {
  const phase: Phase = { at: "verdict", verdict, since: at, ...(instead ? { instead } : {}) };
  return { state: { ...state, phase }, effects: [{ do: "tell", verdict }] };
}

/** A badge that is still held up after its verdict, or shown again at once, is the same reading. */
function inView(state: ScannerState, { token, badge_id }: Scan, at: number): ScannerState {
  const key = token ?? badge_id;
  return key ? { ...state, seen: { ...state.seen, [key]: at } } : state;
}

const whoOf = (question: Question): Who =>
  question.about === "direction" ? question.who : { name: question.group };

const stay = (state: ScannerState): Step => ({ state, effects: [] });
