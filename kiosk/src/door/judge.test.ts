import { describe, expect, test } from "vitest";
import type { DoorBook, EventConfig, Zone } from "../../../common/src/protocol";
import { type Case, judge } from "./judge";
import { badgeMark } from "./mark";
import type { ParsedToken } from "./token";

const hall: Zone = { id: "hall", name: { en: "Hall" }, kind: "area", capacity: 100 };
const fair: EventConfig = {
  id: "fair",
  name: { en: "Fair" },
  timezone: "Asia/Shanghai",
  days: ["2024-06-15", "2024-06-16"],
  categories: [],
  zones: [hall],
};
const book: DoorBook = {
  key_id: "0badcafe",
  public_key: "",
  categories: { "7": "investor", "8": "visitor" },
  revoked: ["REVOKED2"],
  groups: { [badgeMark("0badcafe", "", "GROUP222")]: { group: "Delegation", members: 12 } },
};
/** 14:32 of the first day in Guangzhou. */
const AT = Date.parse("2024-06-15T14:32:00+08:00");

const parsed = (change: Partial<ParsedToken> = {}): ParsedToken => ({
  key_id: book.key_id,
  badge_id: "ABCD2345",
  issue: 1,
  category_code: 8,
  days_mask: 0,
  signed: new Uint8Array(),
  signature: new Uint8Array(),
  ...change,
});

function base(): Case {
  return {
    token: { parsed: parsed(), signed: true },
    seen: undefined,
    book,
    config: fair,
    zone: hall,
    direction: "in",
    at: AT,
    occupancy: 10,
    force: false,
  };
}

function at(change: Partial<Case> = {}, token: Partial<ParsedToken> = {}) {
  return judge({ ...base(), token: { parsed: parsed(token), signed: true }, ...change });
}
const zone = (change: Partial<Zone>) => ({ zone: { ...hall, ...change } });

test("a good badge is admitted, and its category is told from the badge alone", () => {
  expect(at()).toEqual({ verdict: "admitted", badgeId: "ABCD2345", category: "visitor", daysMask: 0 });
});

describe("is refused", () => {
  test.each<[string, Partial<Case>, Partial<ParsedToken>?]>([
    ["invalid_token", { token: { parsed: undefined, signed: false } }],
    ["invalid_token", { token: { parsed: parsed(), signed: false } }],
    ["wrong_event", {}, { key_id: "ffffffff" }],
    ["revoked_badge", {}, { badge_id: "REVOKED2" }],
    ["wrong_day", {}, { days_mask: 0b10 }],
    ["wrong_day", { at: Date.parse("2024-06-17T10:00:00+08:00") }],
    ["category_not_admitted", zone({ admits: ["investor"] })],
    ["category_not_admitted", zone({ admits: ["investor"] }), { category_code: 99 }],
    ["not_on_guest_list", zone({ guest_list: true })],
    ["not_on_guest_list", { ...zone({ guest_list: true }), book: { ...book, guests: ["ABCD2345"] } }],
    ["zone_closed", zone({ opens: "15:00", closes: "18:00" })],
    ["zone_closed", zone({ opens: "09:00", closes: "14:32" })],
    ["zone_closed", zone({ times: [{ day: "2024-06-16", from: "14:00", to: "16:00" }] })],
    ["zone_full", { ...zone({ enforce: true }), occupancy: 100 }],
  ])("%s %#", (reason, change, token = {}) => {
    expect(at(change, token)).toMatchObject({ verdict: "refused", reason });
  });

  test("not_verifiable: a number that this kiosk never saw on a badge", () => {
    const { token: _, ...typed } = { ...base(), badgeId: "ABCD2345" };
    expect(judge(typed)).toMatchObject({ verdict: "refused", reason: "not_verifiable" });
    const seen = { badge_id: "ABCD2345", category: "visitor", seen: AT };
    expect(judge({ ...typed, seen })).toMatchObject({ verdict: "admitted", category: "visitor" });
  });
});

describe("is admitted", () => {
  test.each<[string, Partial<Case>, Partial<ParsedToken>?]>([
    ["on the right day", {}, { days_mask: 0b01 }],
    ["with the right category", zone({ admits: ["investor"] }), { category_code: 7 }],
    [
      "as a guest",
      {
        ...zone({ guest_list: true }),
        book: { ...book, guests: [badgeMark("0badcafe", "hall", "ABCD2345")] },
      },
    ],
    ["within the opening hours", zone({ opens: "14:32", closes: "18:00" })],
    [
      "early to a session",
      zone({ times: [{ day: "2024-06-15", from: "15:00", to: "16:00" }], early_minutes: 30 }),
    ],
    ["where a full zone does not enforce its capacity", { occupancy: 100 }],
    [
      "who is inside a full zone already",
      {
        ...zone({ enforce: true }),
        occupancy: 100,
        seen: { badge_id: "ABCD2345", inside: { zone: "hall", since: AT - 60_000 }, seen: AT },
      },
    ],
    ["by staff who insist", { ...zone({ admits: ["investor"] }), force: true }],
  ])("%s", (_, change, token = {}) => {
    expect(at(change, token).verdict).toBe("admitted");
  });

  test("out, whatever but the badge itself is wrong: nobody is locked in", () => {
    const out = { direction: "out" as const };
    expect(at({ ...out, ...zone({ admits: ["investor"], opens: "15:00" }) }).verdict).toBe("admitted");
    expect(at(out, { days_mask: 0b10 }).verdict).toBe("admitted");
    expect(at(out, { badge_id: "REVOKED2" }).verdict).toBe("refused");
    expect(at(out, { key_id: "ffffffff" }).verdict).toBe("refused");
  });

  test("and told since when they are in, where this kiosk saw them come", () => {
    const seen = { badge_id: "ABCD2345", inside: { zone: "hall", since: AT - 60_000 }, seen: AT };
    expect(at({ seen }).alreadySince).toBe(AT - 60_000);
    expect(at({ seen, direction: "out" }).alreadySince).toBeUndefined();
  });

  test("a group, by its own badge", () => {
    const admitted = at(zone({ admits: ["investor"] }), { badge_id: "GROUP222", category_code: 0 });
    expect(admitted).toMatchObject({ verdict: "admitted", group: "Delegation" });
  });
});

test("staff's word does not admit a badge that proves nothing", () => {
  expect(at({ force: true }, { key_id: "ffffffff" }).reason).toBe("wrong_event");
});
