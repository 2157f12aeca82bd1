/** From a scan to its verdict, or to the question that comes first. */
import type { Question, Scan, Verdict, Who } from "../scanner/conversation";
import { closedNow, mayNotDecide } from "./closed";
import { decide } from "./decide";
import type { DoorParts } from "./parts";
import { complete } from "./questions";

type Settling = Pick<DoorParts, "store" | "station" | "book">;

/** `known`: who is asked, once the server has said so. */
export type Settled = { ask: Question; known?: Promise<Who | undefined> } | { verdict: Verdict };

export async function settle(scan: Scan, { store, station, book }: Settling): Promise<Settled> {
  const door = () => store.state;
  const { config, zone } = door();
  const why = closedNow(station, config, door().link);
  if (why) return { verdict: { kind: "closed", why } };
  try {
    const whole = await complete(scan, door(), station, book);
    if ("ask" in whole) return whole;
    const verdict = await decide(whole, {
      ...station,
      api: station.api(),
      now: () => station.clock.now(),
      door: () => ({ ...door(), book: book.book() }),
      mayNotDecide: () => mayNotDecide(station, door().config),
      denied: station.rejected,
      heard: station.accepted,
    });
    return { verdict };
  } catch (problem) {
    // A fault of ours must not freeze the door: it is told, nobody has passed for it, and the next badge is read.
    console.error(problem);
    await station.outbox.withdraw(config.id, { direction: "in", ...scan, zone: zone.id });
    const result = { scan_id: scan.scan_id, outcome: "invalid" as const, reason: "other" };
    return { verdict: { kind: "invalid", scan, result, byKiosk: true } };
  }
}
