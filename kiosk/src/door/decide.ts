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
import type { Scan, Verdict } from "../scanner/machine";
import type { Answering } from "./answering";
import { isFinal } from "./drain";
import { type Judgement, judge } from "./judge";
import type { Memory } from "./memory";
import type { Outbox } from "./outbox";
import { isSigned, parseToken } from "./token";

/** Somebody who is scanned again this soon has not left and come back: a second beep is no warning. */
const GRACE = 10_000;
/** The request itself is given up after this, milliseconds. */
const GIVE_UP = 5_000;

export interface Deciding {
  api: Api;
  answering: Answering;
  outbox: Outbox;
  memory: Memory;
  /** What holds at this moment. */
  now(): number;
  door(): { config: EventConfig; zone: Zone; book: DoorBook | undefined; occupancy: number | undefined };
  /** Undefined, or why this kiosk may not decide by itself any more. */
  mayNotDecide(): "rejected" | "offline_too_long" | undefined;
  denied(error: ApiError): void;
  heard(): void;
}

/** @param scan with its direction */
export async function decide(scan: Scan & { direction: Direction }, by: Deciding): Promise<Verdict> {
  const { config, zone } = by.door();
  const row: ScanRow = { ...scan, zone: zone.id };
  const parsed = scan.token === undefined ? undefined : parseToken(scan.token);
  const badgeId = parsed?.badge_id ?? scan.badge_id?.toUpperCase();
  const written = by.outbox.open(config.id, row);
  const live = by.answering.yes() ? await answerInTime(config.id, row, by) : undefined;
  await written;

  if (live?.ok) {
    await by.outbox.done(scan.scan_id);
    const result = live.data;
    if (result.outcome === "admitted" && badgeId !== undefined && !result.group) {
      const category = result.visitor?.category;
      by.memory.note(
        {
          badge_id: badgeId,
          ...(category ? { category } : {}),
          ...(parsed ? { days_mask: parsed.days_mask } : {}),
        },
        zone.id,
        scan.direction,
        scan.scanned_at,
      );
    }
    return { kind: kindOf(result, scan.scanned_at), scan, result, byKiosk: false };
  }
  if (live && (isFinal(live.error.status) || live.error.status === 401 || live.error.status === 403)) {
    // It was not recorded, and nobody is let in for it.
    await by.outbox.done(scan.scan_id);
    if (live.error.status === 401 || live.error.status === 403) {
      by.denied(live.error);
      return { kind: "closed", why: "rejected" };
    }
    const result: ScanResult = { scan_id: scan.scan_id, outcome: "invalid", reason: live.error.code };
    return { kind: "invalid", scan, result, byKiosk: false };
  }

  const closed = by.mayNotDecide();
  if (closed) {
    // The live request may have arrived all the same: the server is told that nobody was let in.
    await by.outbox.fact(config.id, { ...row, offline: true, verdict: "refused", reason: "kiosk_closed" });
    return { kind: "closed", why: closed };
  }
  return alone(scan, row, parsed, badgeId, by);
}

async function alone(
  scan: Scan & { direction: Direction },
  row: ScanRow,
  parsed: ReturnType<typeof parseToken>,
  badgeId: string | undefined,
  by: Deciding,
): Promise<Verdict> {
  const { config, zone, book, occupancy } = by.door();
  const signed = parsed && book && parsed.key_id === book.key_id && (await isSigned(parsed, book.public_key));
  const judged = judge({
    ...(scan.token === undefined ? {} : { token: { parsed, signed: signed === true } }),
    ...(badgeId === undefined ? {} : { badgeId }),
    seen: by.memory.find(badgeId),
    book,
    config,
    zone,
    direction: scan.direction,
    at: scan.scanned_at,
    occupancy,
    force: scan.force === true,
  });
  const { verdict } = judged;
  const reason = verdict === "refused" ? judged.reason : scan.reason;
  await by.outbox.fact(config.id, { ...row, offline: true, verdict, ...(reason ? { reason } : {}) });
  if (verdict === "admitted" && judged.badgeId !== undefined && judged.group === undefined) {
    by.memory.note(
      {
        badge_id: judged.badgeId,
        ...(judged.category ? { category: judged.category } : {}),
        ...(judged.daysMask === undefined ? {} : { days_mask: judged.daysMask }),
      },
      zone.id,
      scan.direction,
      scan.scanned_at,
    );
  }
  const result = resultOf(scan, judged);
  const kind =
    verdict === "refused"
      ? "refused"
      : kindOf(result, scan.scanned_at) === "already_inside"
        ? "already_inside"
        : "queued";
  return { kind, scan, result, byKiosk: true };
}

/** The kiosk's judgement in the shape of the server's answer. */
function resultOf(scan: Scan, judged: Judgement): ScanResult {
  const { verdict, reason, category, group, alreadySince } = judged;
  return {
    scan_id: scan.scan_id,
    outcome: verdict,
    ...(reason ? { reason } : {}),
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

/** Undefined where no answer came in time, or none that decides anything. */
async function answerInTime(
  event: string,
  row: ScanRow,
  { api, answering, heard }: Deciding,
): Promise<Result<ScanResult> | undefined> {
  const ended = answering.began();
  const asked = api
    .recordScans(event, [row], { timeout: GIVE_UP })
    .then((answer): Result<ScanResult> | undefined => {
      if (!answer.ok) {
        const decides = isFinal(answer.error.status) || [401, 403].includes(answer.error.status);
        ended(decides);
        return decides ? answer : undefined;
      }
      const result = answer.data.results?.[0];
      ended(result !== undefined);
      if (result) heard();
      return result && { ok: true, data: result };
    });
  return within(asked, answering.within());
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
