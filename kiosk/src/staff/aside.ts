/** The scans that the server would not take, as staff see and save them. */
import { formats } from "../../../common/src/formats";
import type { EventConfig } from "../../../common/src/protocol";
import { saveFile } from "../../../common/src/save-file";
import type { AsideRow } from "./dialog";
import type { Backroom } from "./parts";

export function asideRows({ outbox }: Pick<Backroom, "outbox">): AsideRow[] {
  return outbox.asides().map(({ row, reason = "", message }) => ({
    scan_id: row.scan_id,
    scanned_at: row.scanned_at ?? 0,
    zone: row.zone,
    direction: row.direction,
    verdict: row.verdict ?? "",
    reason,
    ...(message ? { message } : {}),
  }));
}

/** As JSON Lines: each row as it was sent, and why the server would not have it. */
function asideText({ outbox }: Pick<Backroom, "outbox">): string {
  return outbox
    .asides()
    .map(({ event, row, reason, message }) => `${JSON.stringify({ event, row, reason, message })}\n`)
    .join("");
}

/** The file is named by the time at the venue. */
export function saveAside(station: Backroom, { timezone }: EventConfig): void {
  const file = new Blob([asideText(station)], { type: "application/jsonl" });
  saveFile(file, `footfall-scans-${formats("en", timezone).fileStamp(station.clock.now())}.jsonl`);
}
