/** From a scan to its verdict, or to the question that comes first. */
import type { DoorScreen } from "../app/state";
import type { Question, Scan, Verdict } from "../scanner/machine";
import type { BookKeeper } from "./book";
import { closedNow, mayNotDecide } from "./closed";
import type { Counting } from "./count";
import { decide } from "./decide";
import { complete } from "./questions";
import type { Station } from "./station";
import type { Undo } from "./undo";

export interface Settling {
  screen(): DoorScreen;
  station: Station;
  book: BookKeeper;
  undo: Undo;
  counting: Counting;
}

export async function settle(
  scan: Scan,
  { screen, station, book, undo, counting }: Settling,
): Promise<{ ask: Question } | { verdict: Verdict }> {
  const why = closedNow(station, screen().config, screen().link);
  if (why) return { verdict: { kind: "closed", why } };
  try {
    const whole = await complete(scan, screen(), station, book);
    if ("ask" in whole) return whole;
    undo.before(whole);
    const startedAt = performance.now();
    const verdict = await decide(whole, {
      ...station,
      api: station.api(),
      now: station.clock.now,
      door: () => ({ ...screen(), book: book.book(), occupancy: screen().count.occupancy }),
      mayNotDecide: () => mayNotDecide(station, screen().config),
      denied: station.rejected,
      heard: station.accepted,
    });
    counting.told(verdict, startedAt);
    return { verdict };
  } catch (problem) {
    // A fault of ours must not freeze the door: it is told, and the next badge is read.
    console.error(problem);
    const result = { scan_id: scan.scan_id, outcome: "invalid" as const, reason: "other" };
    return { verdict: { kind: "invalid", scan, result, byKiosk: true } };
  }
}
