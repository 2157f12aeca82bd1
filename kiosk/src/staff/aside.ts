/** The scans that the server would not take, as staff see and save them. */
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

export function saveAside(station: Backroom): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([asideText(station)], { type: "application/jsonl" }));
  link.download = `footfall-scans-${new Date(station.clock.now()).toISOString().slice(0, 10)}.jsonl`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}
