/** The kiosk decides every case of the table as the server's specification does, or as the table says that it must. */
import { expect, test } from "vitest";
import type { Direction, DoorBook, EventConfig, Outcome, Zone } from "../../../common/src/protocol";
import table from "../../../tests/contract/door.json";
import { judge } from "./judge";
import { badgeMark } from "./mark";
import type { SeenBadge } from "./records";
import { isSignedFor, parseToken } from "./token";

interface Person {
  category: string;
  days?: string[];
  guest_of?: string[];
}

/** What is absent is as it mostly is; tests/contract/write.py says how. */
interface Case {
  id: string;
  event: string;
  zone: string;
  rules?: Partial<Zone>;
  direction: Direction;
  at: string;
  badge: {
    token?: string;
    badge_id: string;
    holder?: Person;
    group?: Person[];
    printed?: Person;
    revoked?: true;
    seen?: true;
  };
  known?: { inside?: string; since?: string; occupancy?: number };
  force?: true;
  expected: { outcome: Outcome; reason?: string; since?: string };
  /** Why the kiosk cannot say the same, and what it says; without an outcome it is not asked. */
  kiosk?: { why: string; outcome?: Outcome; reason?: string };
}

const events = table.events as unknown as Record<string, EventConfig>;
const books = table.books as unknown as Record<
  string,
  Pick<DoorBook, "key_id" | "public_key" | "categories">
>;
const cases = table.cases as unknown as Case[];

function configOf(of: Case): EventConfig {
  const event = events[of.event];
  if (!event) throw new Error(`no event ${of.event}`);
  const zones = event.zones.map((zone) => (zone.id === of.zone ? { ...zone, ...of.rules } : zone));
  return { ...event, zones };
}

function bookOf({ event, zone, badge }: Case): DoorBook {
  const own = books[event];
  if (!own) throw new Error(`no book of ${event}`);
  return {
    ...own,
    revoked: badge.revoked ? [badge.badge_id] : [],
    groups: badge.group
      ? { [badgeMark(own.key_id, "", badge.badge_id)]: { group: "G", members: badge.group.length } }
      : {},
    guests: badge.holder?.guest_of?.includes(zone) ? [badgeMark(own.key_id, zone, badge.badge_id)] : [],
  };
}

/** What the kiosk remembers of a badge that it has seen: what stands on it, and where its holder went in. */
function seenOf({ badge, known = {}, at }: Case, { days }: EventConfig): SeenBadge | undefined {
  const onBadge = badge.printed ?? badge.holder;
  if (!badge.seen || !onBadge) return undefined;
  const { inside, since } = known;
  return {
    badge_id: badge.badge_id,
    category: onBadge.category,
    days_mask: (onBadge.days ?? []).reduce((mask, day) => mask | (1 << days.indexOf(day)), 0),
    ...(inside && since ? { inside: { zone: inside, since: Date.parse(since) } } : {}),
    seen: Date.parse(since ?? at),
  };
}

async function readOf({ token, badge_id }: Case["badge"], book: DoorBook) {
  if (token === undefined) return { badgeId: badge_id };
  const parsed = parseToken(token);
  const signed = await isSignedFor(book, parsed);
  return { token: { parsed, signed } };
}

test.each(cases.filter(({ kiosk }) => !kiosk || kiosk.outcome).map((of) => [of.id, of] as const))(
  "%s",
  async (_, of) => {
    const config = configOf(of);
    const zone = config.zones.find(({ id }) => id === of.zone) as Zone;
    const book = bookOf(of);
    const judged = judge({
      ...(await readOf(of.badge, book)),
      seen: seenOf(of, config),
      book,
      config,
      zone,
      direction: of.direction,
      at: Date.parse(of.at),
      occupancy: of.known?.occupancy,
      force: of.force === true,
    });
    const { outcome, reason } = of.kiosk ?? of.expected;
    const since = of.kiosk ? undefined : of.expected.since;
    expect({ outcome: judged.verdict, reason: judged.reason, since: judged.alreadySince }).toEqual({
      outcome,
      reason,
      since: since && Date.parse(since),
    });
  },
);

test.each(table.marks)(
  "the mark of $badge_id on the list of '$of' is the server's",
  ({ key_id, of, badge_id, mark }) => {
    expect(badgeMark(key_id, of, badge_id)).toBe(mark);
  },
);
