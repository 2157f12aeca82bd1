/** The count that the door shows: the server's last word, and what was admitted here since. */
import type { ScanResult } from "../../../common/src/protocol";
import type { ZoneCount } from "../../../common/src/socket";
import type { Verdict } from "../scanner/machine";

type Decided = Extract<Verdict, { result: ScanResult }>;

/** Only what is there, so that nothing known is overwritten by nothing. */
export function known({ occupancy, visits, capacity }: ZoneCount): ZoneCount {
  const entries = Object.entries({ occupancy, visits, capacity }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

/** The count after an admission of the kiosk's own; `people` is more than one for a group. */
export function after(count: ZoneCount, { kind, scan, result }: Decided, people: number): ZoneCount {
  if (result.outcome !== "admitted" || kind === "already_inside") return count;
  if (scan.direction === "touch") return { ...count, visits: (count.visits ?? 0) + people };
  if (count.occupancy === undefined) return count;
  const change =
    scan.direction === "in" && !result.already_inside ? people : scan.direction === "out" ? -people : 0;
  return { ...count, occupancy: Math.max(0, count.occupancy + change) };
}
