/** What the server knows of a badge, for a door that has to ask before it decides. */
import type { Api } from "../../../common/src/api";
import type { BadgeCheck } from "../../../common/src/protocol";
import type { Scan } from "../scanner/conversation";
import type { Answering } from "./answering";
import { within } from "./decide";

/** Who holds it and whether they are in the zone, if it answers in time. Nothing is counted by asking. */
export async function lookUp(
  scan: Scan,
  event: string,
  zone: string,
  api: Api,
  answering: Answering,
): Promise<BadgeCheck | undefined> {
  if (!answering.yes()) return undefined;
  const ended = answering.began();
  const badge = scan.token === undefined ? { badge_id: scan.badge_id ?? "" } : { token: scan.token };
  const asked = api.verifyBadge(event, { ...badge, zone }, { timeout: 5_000 }).then((answer) => {
    ended(answer.ok || answer.error.status > 0);
    return answer.ok ? answer.data : undefined;
  });
  return within(asked, answering.within());
}
