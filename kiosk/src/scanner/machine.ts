/**
 * What a kiosk does with badges, as a pure function: next(state, event) gives the new state and the effects to carry out.
 * Time comes in with the events, in milliseconds of the device's clock.
 *
 *     ready --read--> deciding --decided--> verdict --(2 s, or the next badge)--> ready
 *                      |    ^
 *                  ask |    | answer
 *                      v    |
 *                      asking --(dropped, or nobody answers)--> ready
 *
 * One reading of a badge is one scan: a badge held in view, or read again within seconds, is not read anew. Who decides
 * (the server, or the kiosk where the server is silent) is no matter of this machine: it takes 400 ms at most.
 */
import type { Direction, GroupMember, ScanResult, ScanRow } from "../../../common/src/protocol";
import { type Foreign, type Reading, readingKey } from "./badge";

/** How long a verdict stays, and how long at least, before the next badge takes its place. */
export const SHOW_FOR = 2_000;
export const SHOW_AT_LEAST = 700;
/** A badge that left the view this long ago may be read again. */
export const SAME_BADGE_FOR = 3_000;
/** A question that nobody answers is withdrawn, and nobody was counted. */
export const ASK_FOR = 20_000;

export interface Read {
  type: "read";
  reading: Reading;
  at: number;
  /** Fresh for each reading; used if it becomes a scan. */
  scanId: string;
  /** The same moment by the server's clock, epoch milliseconds. */
  scannedAt: number;
}

/** A scan as the door takes it; the zone is the kiosk's, and so is the direction where it has one alone. */
export type Scan = Pick<ScanRow, "scan_id" | "token" | "badge_id" | "members" | "force" | "reason"> & {
  scanned_at: number;
  direction?: Direction;
};

/** What somebody has to say before a scan can be taken. */
export type Question =
  | { about: "direction" }
  | { about: "members"; group: string; members: readonly GroupMember[] };

export type Answer = { direction: Direction } | { members: string[] };

/** Why a kiosk lets nobody in at all. */
export type Closed = "locked" | "rejected" | "offline_too_long";

export type Verdict =
  /**
   * `queued`: admitted by the kiosk alone, still to be sent. `byKiosk` holds for its refusals too.
   * A group's result has its members in `result.group`.
   */
  | {
      kind: "admitted" | "queued" | "refused" | "already_inside" | "invalid";
      scan: Scan;
      result: ScanResult;
      byKiosk: boolean;
    }
  /** Never sent: what was read is no badge of ours, or not the whole of one. See badge.ts. */
  | { kind: "unread"; reason: "incomplete" | "several" | Foreign }
  /** Nobody was counted: this kiosk may not, or must not, admit anybody now. */
  | { kind: "closed"; why: Closed };

export type ScannerEvent =
  | Read
  | { type: "decided"; scanId: string; at: number; verdict: Verdict }
  | { type: "ask"; scanId: string; at: number; question: Question }
  | { type: "answer"; at: number; answer: Answer }
  /** A scan that staff made without reading a badge: a person found by name, an admission by hand. */
  | { type: "take"; at: number; scan: Scan }
  /** Staff leave the question, or have seen the verdict. */
  | { type: "dismiss"; at: number }
  | { type: "tick"; at: number };

export type Phase =
  | { at: "ready" }
  | { at: "deciding"; scan: Scan; since: number; next?: Read | undefined }
  | { at: "asking"; scan: Scan; question: Question; since: number }
  | { at: "verdict"; verdict: Verdict; since: number; next?: Read | undefined };

export interface ScannerState {
  phase: Phase;
  /** When each badge was last read, to know one held in view from one shown again. */
  seen: Readonly<Record<string, number>>;
}

export type Effect =
  /** Decide this scan, or ask what is missing. */
  { do: "take"; scan: Scan } | { do: "tell"; verdict: Verdict };

export interface Step {
  state: ScannerState;
  effects: Effect[];
}

export const START: ScannerState = { phase: { at: "ready" }, seen: {} };

export function next(state: ScannerState, event: ScannerEvent): Step {
  const { phase } = state;
  switch (event.type) {
    case "read":
      return read(state, event);
    case "take":
      return take(state.seen, event.scan, event.at);
    case "decided":
      if (phase.at !== "deciding" || phase.scan.scan_id !== event.scanId) return stay(state);
      return show(state, event.verdict, event.at, phase.next);
    case "ask":
      if (phase.at !== "deciding" || phase.scan.scan_id !== event.scanId) return stay(state);
      return stay({
        ...state,
        phase: { at: "asking", scan: phase.scan, question: event.question, since: event.at },
      });
    case "answer":
      return phase.at === "asking"
        ? take(state.seen, { ...phase.scan, ...event.answer }, event.at)
        : stay(state);
    case "dismiss":
      return phase.at === "asking" || phase.at === "verdict" ? rest(state) : stay(state);
    case "tick":
      return tick(state, event.at);
  }
}

/** When the state wants its next `tick`; undefined where nothing will happen by itself. */
export function wakeAt({ phase }: ScannerState): number | undefined {
  if (phase.at === "verdict") return phase.since + (phase.next ? SHOW_AT_LEAST : SHOW_FOR);
  return phase.at === "asking" ? phase.since + ASK_FOR : undefined;
}

function read(state: ScannerState, event: Read): Step {
  const key = readingKey(event.reading);
  const last = state.seen[key];
  const seen = { ...recent(state.seen, event.at), [key]: event.at };
  const held = last !== undefined && event.at - last < SAME_BADGE_FOR;
  // Typing that went wrong is told each time.
  if (held && event.reading.kind !== "incomplete") return stay({ ...state, seen });
  const { phase } = state;
  // Another code in view (a poster, a sponsor on the badge) interrupts nobody.
  const passing = event.reading.kind === "foreign" || event.reading.kind === "several";
  if (passing && phase.at !== "ready") return stay({ ...state, seen });
  // A question is answered first: the badge is read again when it is shown again.
  if (phase.at === "asking") return stay(state);
  if (phase.at === "deciding" || (phase.at === "verdict" && event.at - phase.since < SHOW_AT_LEAST)) {
    return stay({ phase: { ...phase, next: phase.next ?? event }, seen });
  }
  return begin(seen, event, event.at);
}

function begin(seen: ScannerState["seen"], { reading, scanId, scannedAt }: Read, at: number): Step {
  const state: ScannerState = { phase: { at: "ready" }, seen };
  if (reading.kind === "foreign") return show(state, { kind: "unread", reason: reading.what }, at);
  if (reading.kind === "incomplete" || reading.kind === "several") {
    return show(state, { kind: "unread", reason: reading.kind }, at);
  }
  const badge = reading.kind === "token" ? { token: reading.token } : { badge_id: reading.badge_id };
  return take(seen, { scan_id: scanId, ...badge, scanned_at: scannedAt }, at);
}

function take(seen: ScannerState["seen"], scan: Scan, at: number): Step {
  return {
    state: { phase: { at: "deciding", scan, since: at }, seen },
    effects: [{ do: "take", scan }],
  };
}

function tick(state: ScannerState, at: number): Step {
  const { phase } = state;
  if (phase.at === "asking") return at - phase.since >= ASK_FOR ? rest(state) : stay(state);
  if (phase.at !== "verdict") return stay(state);
  if (phase.next && at - phase.since >= SHOW_AT_LEAST) return begin(state.seen, phase.next, at);
  return at - phase.since >= SHOW_FOR ? rest(state) : stay(state);
}

function show(state: ScannerState, verdict: Verdict, at: number, following?: Read): Step {
  const phase: Phase = { at: "verdict", verdict, since: at, ...(following ? { next: following } : {}) };
  return { state: { ...state, phase }, effects: [{ do: "tell", verdict }] };
}

const stay = (state: ScannerState): Step => ({ state, effects: [] });
const rest = (state: ScannerState): Step => stay({ ...state, phase: { at: "ready" } });

function recent(seen: ScannerState["seen"], at: number): Record<string, number> {
  return Object.fromEntries(Object.entries(seen).filter(([, last]) => at - last < SAME_BADGE_FOR));
}
