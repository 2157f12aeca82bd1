/** What has to be known of a scan before it can be decided: which way, and at a group's badge who is there. */

import type { Direction } from "../../../common/src/protocol";
import type { Question, Scan } from "../scanner/machine";
import type { BookKeeper } from "./book";
import { lookUp, toggled } from "./direction";
import type { DoorState } from "./state";
import type { Station } from "./station";
import { parseToken } from "./token";

/** The scan with its direction, or the question to ask first. */
export async function complete(
  scan: Scan,
  { assignment, zone, config }: DoorState,
  station: Station,
  book: BookKeeper,
): Promise<(Scan & { direction: Direction }) | { ask: Question }> {
  const parsed = scan.token === undefined ? undefined : parseToken(scan.token);
  const badgeId = parsed?.badge_id ?? scan.badge_id?.toUpperCase();
  const isGroup = badgeId !== undefined && book.book()?.groups[badgeId] !== undefined;
  const both = assignment.direction === "both";
  const toggles = zone.both_ways === "toggle";
  const asksWho = isGroup && assignment.mode === "staffed" && scan.members === undefined;
  // Nobody is asked which way over something that is no badge.
  const isBadge = parsed !== undefined || scan.token === undefined;

  if (both && scan.direction === undefined && isBadge && !toggles) return { ask: { about: "direction" } };
  const needed = asksWho || (both && scan.direction === undefined && isBadge);
  const check = needed ? await lookUp(scan, config.id, station.api(), station.answering) : undefined;
  // Staff may let somebody out at an entrance, by name.
  const direction = scan.direction ?? (assignment.direction === "both" ? way() : assignment.direction);

  function way(): "in" | "out" {
    const seen = station.memory.find(badgeId);
    // While scans of this kiosk wait to be sent, the server does not know yet what this kiosk has seen.
    const behind = seen !== undefined && station.outbox.state().waiting > 0;
    const position = check?.position ?? check?.group?.members[0]?.position;
    return toggled(behind ? seen.inside?.zone : (position ?? seen?.inside?.zone), zone, config);
  }

  if (asksWho && check?.group && check.group.members.length > 0) {
    return { ask: { about: "members", group: check.group.id, members: check.group.members } };
  }
  return { ...scan, direction };
}
