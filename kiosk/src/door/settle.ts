/** From a scan to its verdict, or to the question that comes first. */
import type { Question, Scan, Verdict } from "../scanner/machine";
import { closedNow, mayNotDecide } from "./closed";
import { decide } from "./decide";
import type { DoorParts } from "./parts";
import { complete } from "./questions";

type Settling = Pick<DoorParts, "store" | "station" | "book" | "undo" | "counting">;

export async function settle(
  scan: Scan,
  { store, station, book, undo, counting }: Settling,
): Promise<{ ask: Question } | { verdict: Verdict }> {
  const door = () => store.state;
  const why = closedNow(station, door().config, door().link);
  if (why) return { verdict: { kind: "closed", why } };
  try {
    const whole = await complete(scan, door(), station, book);
    if ("ask" in whole) return whole;
    undo.before(whole);
    const startedAt = performance.now();
    const verdict = await decide(whole, {
      ...station,
      api: station.api(),
      now: station.clock.now,
      door: () => ({ ...door(), book: book.book(), occupancy: door().count.occupancy }),
      mayNotDecide: () => mayNotDecide(station, door().config),
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
