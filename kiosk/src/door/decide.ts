/**
 * One scan, decided: by the server if it answers in time, else by the kiosk. It is on the disk before anybody sees a
 * verdict, and leaves the disk only when the server's answer is the verdict. A decision of the kiosk goes to the server as
 * a fact under the same scan_id, so that a late answer never counts otherwise than the door did.
 */
import type { Api, ApiError, Result } from "../../../common/src/api";
import type {
  Direction,
  DoorBook,
  EventConfig,
  ScanResult,
  ScanRow,
  Zone,
} from "../../../common/src/protocol";
import type { Scan, Verdict } from "../scanner/conversation";
import { type Admission, afterwards } from "./admission";
import type { Answering } from "./answering";
import type { Counts } from "./count";
import { type Drain, isFinal } from "./drain";
import { daysOf } from "./hours";
import { type Judgement, judge } from "./judge";
import type { Kept } from "./kept";
import type { Memory } from "./memory";
import type { Outbox } from "./outbox";
import { together } from "./records";
import { isSignedFor, type ParsedToken, parseToken } from "./token";

/** Somebody who is scanned again this soon has not left and come back: a second beep is no warning. */
const GRACE = 10_000;
/** The request itself is given up after this, milliseconds. */
const GIVE_UP = 5_000;
/** A scan that was read longer ago is no live one: the server takes those of the last five minutes. Milliseconds. */
const LIVE_FOR = 4 * 60_000;
/** The server's word on a live scan that came too late for it to decide. */
const TOO_OLD = "scanned_at_too_old";

export interface Deciding {
  api: Api;
  answering: Answering;
  drain: Pick<Drain, "caughtUp">;
  outbox: Outbox;
  memory: Memory;
  kept: Kept;
  counts: Counts;
  /** What holds at this moment. */
  now(): number;
  door(): { config: EventConfig; zone: Zone; book: DoorBook | undefined };
  /** Undefined, or why this kiosk may not decide by itself any more. */
  mayNotDecide(): "rejected" | "offline_too_long" | undefined;
  denied(error: ApiError): void;
  heard(): void;
}

/** A scan with its direction, as it is decided. */
interface Taken {
  scan: Scan & { direction: Direction };
  event: string;
  row: ScanRow;
  parsed: ParsedToken | undefined;
  badgeId: string | undefined;
}

/** @param scan with its direction */
export async function decide(scan: Scan & { direction: Direction }, by: Deciding): Promise<Verdict> {
  const { config, zone } = by.door();
  const parsed = scan.token === undefined ? undefined : parseToken(scan.token);
  const badgeId = parsed?.badge_id ?? scan.badge_id?.toUpperCase();
  const taken: Taken = { scan, event: config.id, row: { ...scan, zone: zone.id }, parsed, badgeId };
  const isNow = by.now() - scan.scanned_at < LIVE_FOR;
  const live = isNow && by.answering.yes() ? await askServer(taken, by) : undefined;
  if (live?.ok && live.data.result.reason !== TOO_OLD) return answered(taken, live.data, by);
  if (live && !live.ok && (isFinal(live.error.status) || isDenied(live.error)))
    return denied(taken, live.error, by);
  const closed = by.mayNotDecide();
  if (closed) {
    // The live request may have arrived all the same: the server is told that nobody was let in.
    await by.outbox.fact(config.id, {
      ...taken.row,
      offline: true,
      verdict: "refused",
      reason: "kiosk_closed",
    });
    return { kind: "closed", why: closed };
  }
  return alone(taken, by);
}

const isDenied = ({ status }: ApiError): boolean => status === 401 || status === 403;

async function answered(taken: Taken, { result, askedAt }: Live, by: Deciding): Promise<Verdict> {
  const { scan, row } = taken;
  const counted = by.counts.answered([{ zone: row.zone, result }], askedAt);
  const after = result.outcome === "admitted" ? afterwards(admission(taken, result, by), by).also : {};
  await by.outbox.done(scan.scan_id, together(counted, after));
  return { kind: kindOf(result, scan.scanned_at), scan, result, byKiosk: false };
}

/** It was not recorded, and nobody is let in for it. */
async function denied({ scan }: Taken, error: ApiError, by: Deciding): Promise<Verdict> {
  await by.outbox.done(scan.scan_id);
  if (isDenied(error)) {
    by.denied(error);
    return { kind: "closed", why: "rejected" };
  }
  const result: ScanResult = { scan_id: scan.scan_id, outcome: "invalid", reason: error.code };
  return { kind: "invalid", scan, result, byKiosk: false };
}

async function alone(taken: Taken, by: Deciding): Promise<Verdict> {
  const { scan, row, parsed, badgeId } = taken;
  const { config, zone, book } = by.door();
  const signed = await isSignedFor(book, parsed);
  const judged = judge({
    ...(scan.token === undefined ? {} : { token: { parsed, signed } }),
    ...(badgeId === undefined ? {} : { badgeId }),
    seen: by.memory.find(badgeId),
    book,
    config,
    zone,
    direction: scan.direction,
    at: scan.scanned_at,
    occupancy: by.counts.inside(zone, config),
    force: scan.force === true,
  });
  const { verdict } = judged;
  const reason = verdict === "refused" ? judged.reason : scan.reason;
  const result = resultOf(scan, judged, config);
  const fact: ScanRow = { ...row, offline: true, verdict, ...(reason ? { reason } : {}) };
  if (verdict === "refused") {
    await by.outbox.fact(config.id, fact);
    return { kind: "refused", scan, result, byKiosk: true };
  }
  const { moved, also } = afterwards({ ...admission(taken, result, by), byKiosk: true }, by);
  await by.outbox.fact(config.id, fact, moved, also);
  const kind = kindOf(result, scan.scanned_at) === "already_inside" ? "already_inside" : "queued";
  return { kind, scan, result, byKiosk: true };
}

function admission({ event, row, parsed, badgeId }: Taken, result: ScanResult, by: Deciding): Admission {
  const { config, book } = by.door();
  const { group } = result;
  const size = Object.values(book?.groups ?? {}).find((each) => each.group === group?.id)?.members;
  const named = group?.members.filter(({ outcome }) => outcome === "admitted").length || row.members?.length;
  return {
    event,
    row,
    result,
    badgeId,
    daysMask: parsed?.days_mask,
    people: group ? (named ?? size ?? 1) : 1,
    config,
    byKiosk: false,
  };
}

/** The kiosk's judgement in the shape of the server's answer. */
function resultOf(scan: Scan, judged: Judgement, config: EventConfig): ScanResult {
  const { verdict, reason, category, daysMask, group, alreadySince } = judged;
  return {
    scan_id: scan.scan_id,
    outcome: verdict,
    ...(reason ? { reason } : {}),
    ...(reason === "wrong_day" ? { days: daysOf(daysMask, config) } : {}),
    ...(category ? { visitor: { id: "", category } } : {}),
    ...(group ? { group: { id: group, members: [] } } : {}),
    ...(alreadySince === undefined
      ? {}
      : { already_inside: true, since: new Date(alreadySince).toISOString() }),
  };
}

function kindOf(result: ScanResult, at: number): "admitted" | "refused" | "already_inside" | "invalid" {
  if (result.outcome !== "admitted" || !result.already_inside) return result.outcome;
  const since = result.since === undefined ? 0 : new Date(result.since).getTime();
  return at - since < GRACE ? "admitted" : "already_inside";
}

/** What the server said, and when it was asked, by performance.now(). */
interface Live {
  result: ScanResult;
  askedAt: number;
}

/**
 * Undefined where no answer came in time, or none that decides anything. What waits in the queue is told first: a server
 * that does not know yet whom this kiosk let in would let in too many.
 */
async function askServer(taken: Taken, by: Deciding): Promise<Result<Live> | undefined> {
  // Before the server hears of it: a page that dies at any moment has left word that nobody saw a verdict.
  await by.outbox.open(taken.event, taken.row);
  const until = performance.now() + by.answering.within();
  const told = await within(
    by.drain.caughtUp().then(() => true),
    by.answering.within(),
  );
  return told && by.answering.yes() ? answerInTime(taken, until - performance.now(), by) : undefined;
}

function answerInTime(
  { event, row }: Taken,
  ms: number,
  { api, answering, heard }: Deciding,
): Promise<Result<Live> | undefined> {
  const askedAt = performance.now();
  const ended = answering.began();
  const asked = api
    .recordScans(event, [row], { timeout: GIVE_UP })
    .then((answer): Result<Live> | undefined => {
      if (!answer.ok) {
        const decides = isFinal(answer.error.status) || isDenied(answer.error);
        ended(decides);
        return decides ? answer : undefined;
      }
      const result = answer.data.results?.[0];
      ended(result !== undefined);
      if (result) heard();
      return result && { ok: true, data: { result, askedAt } };
    });
  return within(asked, ms);
}

/** What the promise brings, if it does within `ms`. */
export function within<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms);
    void work.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
