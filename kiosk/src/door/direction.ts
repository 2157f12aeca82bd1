/** Which way a scan goes at a door that people pass both ways. */
import type { Api } from "../../../common/src/api";
import type { BadgeCheck, EventConfig, Zone } from "../../../common/src/protocol";
import type { Scan } from "../scanner/conversation";
import type { Answering } from "./answering";
import { within } from "./decide";
import { isWithin } from "./zones";

/** What the server knows of the badge, if it answers in time. Nothing is counted by asking. */
export async function lookUp(
  scan: Scan,
  event: string,
  api: Api,
  answering: Answering,
): Promise<BadgeCheck | undefined> {
  if (!answering.yes()) return undefined;
  const ended = answering.began();
  const badge = scan.token === undefined ? { badge_id: scan.badge_id ?? "" } : { token: scan.token };
  const asked = api.verifyBadge(event, badge, { timeout: 5_000 }).then((answer) => {
    ended(answer.ok || answer.error.status > 0);
    return answer.ok ? answer.data : undefined;
  });
  return within(asked, answering.within());
}

/** Whoever is inside the zone goes out, everybody else comes in. */
export function toggled(position: string | undefined, zone: Zone, config: EventConfig): "in" | "out" {
  return isWithin(position, zone, config) ? "out" : "in";
}
