/** The count that the door shows: the server's last word, and what was admitted here since. */
import type { ScanResult } from "../../../common/src/protocol";
import type { ZoneCount } from "../../../common/src/socket";
import type { Verdict } from "../scanner/machine";
import type { BookKeeper } from "./book";
import type { Kept } from "./kept";

type Decided = Extract<Verdict, { result: ScanResult }>;

/** Only what is there, so that nothing known is overwritten by nothing. */
function known({ occupancy, visits, capacity }: ZoneCount): ZoneCount {
  const entries = Object.entries({ occupancy, visits, capacity }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

/** The count after an admission of the kiosk's own; `people` is more than one for a group. */
function after(count: ZoneCount, { kind, scan, result }: Decided, people: number): ZoneCount {
  if (result.outcome !== "admitted" || kind === "already_inside") return count;
  if (scan.direction === "touch") return { ...count, visits: (count.visits ?? 0) + people };
  if (count.occupancy === undefined) return count;
  const change =
    scan.direction === "in" && !result.already_inside ? people : scan.direction === "out" ? -people : 0;
  return { ...count, occupancy: Math.max(0, count.occupancy + change) };
}

export interface Counting {
  /** What to show before the server was heard. */
  first: ZoneCount;
  /** The server's word on the zone. */
  pushed(counted: ZoneCount): void;
  /** A verdict on a scan that was begun at `startedAt`, by performance.now(). */
  told(verdict: Verdict, startedAt: number): void;
}

/** @param change is given what the count becomes of what it was */
export function keepCount(
  { id, capacity }: { id: string; capacity?: number },
  kept: Kept,
  book: BookKeeper,
  change: (become: (count: ZoneCount) => ZoneCount) => void,
): Counting {
  let countedAt = 0;
  const last = kept.values.count?.zone === id ? kept.values.count : {};

  return {
    first: known({ ...last, ...(capacity === undefined ? {} : { capacity }) }),
    pushed(counted) {
      countedAt = performance.now();
      const fresh = known(counted);
      change(() => fresh);
      void kept.keep("count", { ...fresh, zone: id });
    },
    told(verdict, startedAt) {
      if (!("result" in verdict)) return;
      if (verdict.byKiosk) {
        const group = verdict.result.group?.id;
        const sizes = Object.values(book.book()?.groups ?? {});
        const size = verdict.scan.members?.length ?? sizes.find((each) => each.group === group)?.members;
        change((count) => after(count, verdict, group === undefined ? 1 : (size ?? 1)));
      } else if (countedAt <= startedAt) {
        // The answer's count holds unless a newer one was pushed while it was on its way.
        change((count) => ({ ...count, ...known(verdict.result) }));
      }
    },
  };
}
