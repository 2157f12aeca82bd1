/** What has to be known of a scan before it can be decided: which way, and at a group's badge who is there. */

import type { BadgeCheck, Direction } from "../../../common/src/protocol";
import type { Question, Scan, Who } from "../scanner/conversation";
import type { BookKeeper } from "./book";
import { groupOf } from "./judge";
import { lookUp } from "./look-up";
import type { DoorState } from "./state";
import type { Station } from "./station";
import { parseToken } from "./token";
import { isWithin } from "./zones";

type Asked = { ask: Question; known?: Promise<Who | undefined> };

/** The scan with its direction, or the question to ask first; what was said once is not asked again. */
export async function complete(
  scan: Scan,
  { assignment, zone, config }: DoorState,
  station: Station,
  book: BookKeeper,
): Promise<(Scan & { direction: Direction }) | Asked> {
  const parsed = scan.token === undefined ? undefined : parseToken(scan.token);
  const badgeId = parsed?.badge_id ?? scan.badge_id?.toUpperCase();
  const isGroup = groupOf(badgeId, book.book()) !== undefined;
  const both = assignment.direction === "both";
  const toggles = zone.both_ways === "toggle";
  const asksWho = isGroup && assignment.mode === "staffed" && scan.members === undefined;
  // Nobody is asked which way over something that is no badge.
  const isBadge = parsed !== undefined || scan.token === undefined;
  const check = () => lookUp(scan, config.id, zone.id, station.api(), station.answering);

  if (both && scan.direction === undefined && isBadge && !toggles) {
    const category = book.book()?.categories[String(parsed?.category_code)];
    const who = {
      ...(badgeId === undefined ? {} : { badge_id: badgeId }),
      ...(category === undefined ? {} : { category }),
    };
    // Nobody waits for their name: it comes when the server says it.
    return { ask: { about: "direction", who }, known: check().then((found) => whoOf(found, who)) };
  }
  const needed = asksWho || (both && scan.direction === undefined && isBadge);
  const checked = needed ? await check() : undefined;
  // Staff may let somebody out at an entrance, by name.
  const direction = scan.direction ?? (assignment.direction === "both" ? way() : assignment.direction);

  function way(): "in" | "out" {
    const seen = station.memory.find(badgeId);
    // While scans of this kiosk wait to be sent, the server does not know yet what this kiosk has seen.
    const behind = seen !== undefined && station.outbox.state().waiting > 0;
    const told = checked?.inside ?? checked?.group?.members[0]?.inside;
    // Whoever is inside the zone goes out, everybody else comes in.
    const inside = behind || told === undefined ? isWithin(seen?.inside?.zone, zone, config) : told;
    return inside ? "out" : "in";
  }

  if (asksWho && checked?.group && checked.group.members.length > 0) {
    return { ask: { about: "members", group: checked.group.id, members: checked.group.members } };
  }
  return { ...scan, direction };
}

function whoOf(found: BadgeCheck | undefined, known: Who): Who | undefined {
  if (found?.group) return { name: found.group.id, ...known };
  if (!found?.visitor) return undefined;
  const { name, names, category } = found.visitor;
  return {
    ...known,
    ...(name ? { name } : {}),
    ...(names ? { names } : {}),
    ...(category ? { category } : {}),
  };
}
