/**
 * What a kiosk does with badges, as a pure function: next(state, event) gives the new state and the effects to carry out.
 * Time comes in with the events, in milliseconds of the device's clock.
 *
 *     ready --read--> sending --answered--> verdict --(2 s, or the next badge)--> ready
 *                      |  ^
 *               failed |  | retry, the same scan_id
 *                      v  |
 *                     sending (`overdue`: nobody was counted yet, and the page says so) --cancel--> ready
 *
 * One reading of a badge is one scan: a badge held in view, or read again within seconds, is not read anew. A scan is
 * sent again under its own scan_id until the server has answered it, so it is never counted twice. When staff cancel it,
 * the server may have counted it all the same, its answer lost: `withdraw` then tells it that nobody was let in.
 */
import type { ApiError, Result } from "../../../common/src/api";
import type { ScanResult, ScanRow } from "../../../common/src/protocol";
import { type Reading, readingKey } from "./badge";

/** How long a verdict stays, and how long at least, before the next badge takes its place. */
export const SHOW_FOR = 2_000;
export const SHOW_AT_LEAST = 700;
/** A badge that left the view this long ago may be read again. */
export const SAME_BADGE_FOR = 3_000;
/** An answer that takes longer than this is said to be missing. */
export const OVERDUE_AFTER = 1_500;
const RETRY_AFTER = [300, 700, 1_500, 3_000] as const;

export interface Read {
  type: "read";
  reading: Reading;
  at: number;
  /** Fresh for each reading; used if it becomes a scan. */
  scanId: string;
  /** The same moment by the server's clock, epoch milliseconds. */
  scannedAt: number;
}

export type ScannerEvent =
  | Read
  | { type: "answered"; scanId: string; at: number; result: Result<ScanResult> }
  | { type: "tick"; at: number }
  /** The server can be reached again. */
  | { type: "online"; at: number }
  | { type: "cancel"; at: number };

/** A scan as it is sent; zone and direction are the kiosk's. */
export type Scan = Pick<ScanRow, "scan_id" | "token" | "badge_id"> & { scanned_at: number };

export type Verdict =
  | { kind: "admitted" | "refused" | "already_inside" | "invalid"; result: ScanResult }
  /** Never sent: `incomplete` or `foreign`, see badge.ts. */
  | { kind: "unread"; reason: "incomplete" | "foreign" }
  /** The server answered, but could not take the scan. Nobody was counted. */
  | { kind: "failed"; error: ApiError };

export type Phase =
  | { at: "ready" }
  | {
      at: "sending";
      scan: Scan;
      since: number;
      attempt: number;
      retryAt?: number | undefined;
      overdue: boolean;
      next?: Read | undefined;
    }
  | { at: "verdict"; verdict: Verdict; since: number; next?: Read | undefined };

export interface ScannerState {
  phase: Phase;
  /** When each badge was last read, to know one held in view from one shown again. */
  seen: Readonly<Record<string, number>>;
}

export type Effect =
  | { do: "send"; scan: Scan }
  | { do: "withdraw"; scan: Scan }
  | { do: "sound"; sound: Verdict["kind"] | "overdue" };

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
    case "answered":
      return phase.at === "sending" && phase.scan.scan_id === event.scanId
        ? answered(state, phase, event.result, event.at)
        : stay(state);
    case "tick":
      return tick(state, event.at);
    case "online":
      return phase.at === "sending" && phase.retryAt !== undefined
        ? send(state, { ...phase, retryAt: undefined })
        : stay(state);
    case "cancel":
      if (phase.at !== "sending") return stay(state);
      return {
        state: { ...state, phase: { at: "ready" } },
        effects: [{ do: "withdraw", scan: phase.scan }],
      };
  }
}

/** When the state wants its next `tick`; undefined where nothing will happen by itself. */
export function wakeAt({ phase }: ScannerState): number | undefined {
  if (phase.at === "verdict") return phase.since + (phase.next ? SHOW_AT_LEAST : SHOW_FOR);
  if (phase.at !== "sending") return undefined;
  const overdueAt = phase.overdue ? Number.POSITIVE_INFINITY : phase.since + OVERDUE_AFTER;
  const wake = Math.min(overdueAt, phase.retryAt ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(wake) ? wake : undefined;
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
  if (event.reading.kind === "foreign" && phase.at !== "ready") return stay({ ...state, seen });
  if (phase.at === "sending") {
    // While an answer is missing nobody is let in unseen: the reading is not kept, and the badge may be shown again.
    return phase.overdue ? stay(state) : stay({ phase: { ...phase, next: phase.next ?? event }, seen });
  }
  if (phase.at === "verdict" && event.at - phase.since < SHOW_AT_LEAST) {
    return stay({ phase: { ...phase, next: phase.next ?? event }, seen });
  }
  return begin(seen, event, event.at);
}

function begin(seen: ScannerState["seen"], { reading, scanId, scannedAt }: Read, at: number): Step {
  if (reading.kind === "incomplete" || reading.kind === "foreign") {
    return show({ phase: { at: "ready" }, seen }, { kind: "unread", reason: reading.kind }, at);
  }
  const badge = reading.kind === "token" ? { token: reading.token } : { badge_id: reading.badge_id };
  const scan: Scan = { scan_id: scanId, ...badge, scanned_at: scannedAt };
  return send(
    { phase: { at: "ready" }, seen },
    { at: "sending", scan, since: at, attempt: 0, overdue: false },
  );
}

function answered(
  state: ScannerState,
  phase: Extract<Phase, { at: "sending" }>,
  result: Result<ScanResult>,
  at: number,
): Step {
  if (result.ok) return show(state, { kind: kindOf(result.data), result: result.data }, at, phase.next);
  if (!mayPass(result.error)) return show(state, { kind: "failed", error: result.error }, at, phase.next);
  const pause = RETRY_AFTER[Math.min(phase.attempt, RETRY_AFTER.length - 1)] ?? 0;
  return stay({ ...state, phase: { ...phase, attempt: phase.attempt + 1, retryAt: at + pause } });
}

function tick(state: ScannerState, at: number): Step {
  const { phase } = state;
  if (phase.at === "verdict") {
    if (phase.next && at - phase.since >= SHOW_AT_LEAST) return begin(state.seen, phase.next, at);
    return at - phase.since >= SHOW_FOR ? stay({ ...state, phase: { at: "ready" } }) : stay(state);
  }
  if (phase.at !== "sending") return stay(state);
  const late = !phase.overdue && at - phase.since >= OVERDUE_AFTER;
  const seen = late && phase.next ? omit(state.seen, readingKey(phase.next.reading)) : state.seen;
  const waiting = late ? { ...phase, overdue: true, next: undefined } : phase;
  const effects: Effect[] = late ? [{ do: "sound", sound: "overdue" }] : [];
  const now = { phase: waiting, seen };
  if (phase.retryAt === undefined || at < phase.retryAt) return { state: now, effects };
  const again = send(now, { ...waiting, retryAt: undefined });
  return { state: again.state, effects: [...effects, ...again.effects] };
}

function send(state: ScannerState, phase: Extract<Phase, { at: "sending" }>): Step {
  return { state: { ...state, phase }, effects: [{ do: "send", scan: phase.scan }] };
}

function show(state: ScannerState, verdict: Verdict, at: number, following?: Read): Step {
  const phase: Phase = { at: "verdict", verdict, since: at, ...(following ? { next: following } : {}) };
  return { state: { ...state, phase }, effects: [{ do: "sound", sound: verdict.kind }] };
}

const stay = (state: ScannerState): Step => ({ state, effects: [] });

function kindOf(result: ScanResult): "admitted" | "refused" | "already_inside" | "invalid" {
  return result.outcome === "admitted" && result.already_inside ? "already_inside" : result.outcome;
}

/** Whether the same request may succeed later: there was no answer, or the server is busy or not well. */
export function mayPass({ status }: ApiError): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

function recent(seen: ScannerState["seen"], at: number): Record<string, number> {
  return Object.fromEntries(Object.entries(seen).filter(([, last]) => at - last < SAME_BADGE_FOR));
}

function omit(seen: ScannerState["seen"], key: string): Record<string, number> {
  const { [key]: _, ...rest } = seen;
  return rest;
}
