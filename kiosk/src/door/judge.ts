/**
 * The kiosk's own decision, for as long as the server is silent: the server's order of reasons (its specification is
 * server/footfall/domain/admission.py, and tests/contract/door.json holds this to it), with what a kiosk can know. What
 * it cannot know is decided for the visitor, except where a hall may be too full.
 */
import {
  type Decided,
  type Direction,
  type DoorBook,
  type EventConfig,
  type Refusal,
  UNKNOWN_PERSON,
  type Zone,
} from "../../../common/src/protocol";
import { dayIndex, isOpen } from "./hours";
import { badgeMark } from "./mark";
import type { SeenBadge } from "./records";
import type { ParsedToken } from "./token";
import { isWithin } from "./zones";

export interface Case {
  /** What was read: a token taken apart, whether its signature holds (undefined: nobody here can say); or a badge's number alone. */
  token?: { parsed: ParsedToken | undefined; signed: boolean | undefined };
  badgeId?: string;
  /** What this kiosk has seen of the badge before. */
  seen: SeenBadge | undefined;
  book: DoorBook | undefined;
  config: EventConfig;
  zone: Zone;
  direction: Direction;
  /** Epoch milliseconds, server's clock. */
  at: number;
  /** As last known, with what was admitted here since. */
  occupancy: number | undefined;
  force: boolean;
}

/** `not_verifiable`: a signature cannot be proved here, or a number was typed that was never seen on a signed badge. */
export type OwnReason = Refusal | "not_verifiable";

export interface Judgement {
  verdict: Decided;
  reason?: OwnReason;
  badgeId?: string;
  category?: string;
  daysMask?: number;
  group?: string;
  /** Let in here before, and not seen to leave: since when. */
  alreadySince?: number;
}

/** On a group's badge: each member has a category of their own. */
const NO_CATEGORY = 0;
const REFUSES_OUT = new Set<string>([...UNKNOWN_PERSON, "revoked_badge", "not_verifiable"]);

export function judge(given: Case): Judgement {
  const { book, zone, direction, seen } = given;
  const parsed = given.token?.parsed;
  const badgeId = parsed?.badge_id ?? given.badgeId;
  const group = groupOf(badgeId, book);
  const category = group ? undefined : (categoryOf(parsed, book) ?? seen?.category);
  const daysMask = parsed?.days_mask ?? seen?.days_mask;
  const known: Omit<Judgement, "verdict"> = {
    ...(badgeId === undefined ? {} : { badgeId }),
    ...(category === undefined ? {} : { category }),
    ...(daysMask === undefined ? {} : { daysMask }),
    ...(group ? { group: group.group } : {}),
  };
  const isGroup = group !== undefined || parsed?.category_code === NO_CATEGORY;
  const reason = firstReason(given, badgeId, category, daysMask, isGroup);
  const holds =
    reason !== undefined &&
    (direction !== "out" || REFUSES_OUT.has(reason)) &&
    !(given.force && !holdsAgainstForce(reason, isGroup));
  if (holds) {
    // Of a badge that is not proved nothing is known.
    return UNKNOWN_PERSON.has(reason)
      ? { verdict: "refused", reason }
      : { verdict: "refused", reason, ...known };
  }
  const already = direction === "in" && seen?.inside?.zone === zone.id ? seen.inside.since : undefined;
  return { verdict: "admitted", ...known, ...(already === undefined ? {} : { alreadySince: already }) };
}

/** Nobody is known to admit: neither by a badge that proves nothing, nor by a group's that is over. */
function holdsAgainstForce(reason: OwnReason, isGroup: boolean): boolean {
  return UNKNOWN_PERSON.has(reason) || (isGroup && reason === "revoked_badge");
}

function firstReason(
  { token, seen, book, config, zone, at, occupancy }: Case,
  badgeId: string | undefined,
  category: string | undefined,
  daysMask: number | undefined,
  isGroup: boolean,
): OwnReason | undefined {
  if (token) {
    if (!token.parsed) return "invalid_token";
    // Without the other event's key nobody can say more, and this is what a visitor can act on.
    if (book && token.parsed.key_id !== book.key_id) return "wrong_event";
    if (token.signed === undefined || !book) return "not_verifiable";
    if (!token.signed) return "invalid_token";
  }
  if (badgeId !== undefined && book?.revoked.includes(badgeId)) return "revoked_badge";
  if (!token && seen?.category === undefined && !isGroup) return "not_verifiable";
  const day = dayIndex(config, at);
  if (day === undefined || (daysMask && !(daysMask & (1 << day)))) return "wrong_day";
  // A group's members have a category, and a place on the list, each of their own.
  if (!isGroup && zone.admits && !(category !== undefined && zone.admits.includes(category))) {
    return "category_not_admitted";
  }
  if (!isGroup && zone.guest_list && !isGuest(badgeId, zone, book)) {
    return "not_on_guest_list";
  }
  if (!isOpen(zone, at, config.timezone)) return "zone_closed";
  const full = zone.enforce && zone.capacity !== undefined && (occupancy ?? 0) >= zone.capacity;
  return full && !isWithin(seen?.inside?.zone, zone, config) ? "zone_full" : undefined;
}

/** The group whose badge it is. */
export function groupOf(
  badgeId: string | undefined,
  book: DoorBook | undefined,
): DoorBook["groups"][string] | undefined {
  return badgeId !== undefined && book ? book.groups[badgeMark(book.key_id, "", badgeId)] : undefined;
}

function isGuest(badgeId: string | undefined, zone: Zone, book: DoorBook | undefined): boolean {
  if (badgeId === undefined || !book?.guests) return false;
  return book.guests.includes(badgeMark(book.key_id, zone.id, badgeId));
}

function categoryOf(parsed: ParsedToken | undefined, book: DoorBook | undefined): string | undefined {
  return parsed && book?.categories[String(parsed.category_code)];
}
