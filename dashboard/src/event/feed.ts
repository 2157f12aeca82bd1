/** The latest scans, newest first. */
import type { FeedScan } from "../../../common/src/protocol";

const KEPT = 60;

/** Both lists newest first; a scan that is already there is replaced by its newer row. */
export function addScans(feed: readonly FeedScan[], scans: readonly FeedScan[]): FeedScan[] {
  if (scans.length === 0) return feed as FeedScan[];
  const fresh = new Set(scans.map((scan) => scan.scan_id));
  return [...scans, ...feed.filter((scan) => !fresh.has(scan.scan_id))]
    .sort((a, b) => b.seq - a.seq)
    .slice(0, KEPT);
}

/** One line of the feed: a scan, or the scans that one reading of a group's badge made. */
export interface FeedLine {
  key: string;
  scan: FeedScan;
  people: number;
}

/** A group's reading makes one scan a member, with ids `scan_id:visitor_id`: neighbours of one outcome are one line. */
export function foldGroups(feed: readonly FeedScan[]): FeedLine[] {
  const lines: FeedLine[] = [];
  for (const scan of feed) {
    const last = lines.at(-1);
    if (last && sameReading(last.scan, scan)) last.people += 1;
    else lines.push({ key: scan.scan_id, scan, people: 1 });
  }
  return lines;
}

function sameReading(a: FeedScan, b: FeedScan): boolean {
  const reading = (scan: FeedScan) => scan.scan_id.slice(0, Math.max(0, scan.scan_id.lastIndexOf(":")));
  return (
    a.group !== undefined &&
    a.group === b.group &&
    reading(a) !== "" &&
    reading(a) === reading(b) &&
    a.outcome === b.outcome &&
    a.reason === b.reason &&
    a.direction === b.direction
  );
}
