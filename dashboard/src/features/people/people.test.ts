import { describe, expect, it } from "vitest";
import type { PersonInside, Visitor, VisitorPath } from "../../../../common/src/protocol";
import { AT, EVENT } from "../../event/testing";
import { type PeopleMessage, type PeopleState, reduce, START } from "./model";
import { listAsOf, rows } from "./roll";
import { badgeNumberIn, tokenIn } from "./search";
import { words as en } from "./words/en";
import { words as zhHans } from "./words/zh-hans";
import { words as zhHant } from "./words/zh-hant";

const TOKEN = `FF1${"ABCDEFGH234567".repeat(5)}`;

function visitor(id: string, name = `Visitor ${id}`): Visitor {
  return {
    id,
    name,
    category: "investor",
    badge: { id: "ABCDEFGH", issue: 1, token: TOKEN, status: "active" },
  };
}

function day(seq: number, id = "v1"): VisitorPath {
  return { seq, visitor: id, position: "away", scans: [], stays: [] };
}

function after(...messages: PeopleMessage[]): PeopleState {
  return messages.reduce(reduce, START);
}

describe("what is typed", () => {
  it("is a badge where a scanner typed one, wherever the cursor was", () => {
    expect(tokenIn(TOKEN)).toBe(TOKEN);
    expect(tokenIn(`Li Wen${TOKEN.toLowerCase()}\n`)).toBe(TOKEN);
    expect(tokenIn(TOKEN + TOKEN)).toBe(TOKEN);
    expect(tokenIn("FF1 Robotics")).toBeUndefined();
    expect(tokenIn("李文")).toBeUndefined();
  });

  it("may be the number on a badge", () => {
    expect(badgeNumberIn(" abcd efgh ")).toBe("ABCDEFGH");
    expect(badgeNumberIn("Lindgren1")).toBeUndefined();
  });
});

describe("a search", () => {
  const typed = (q: string): PeopleMessage => ({
    kind: "search",
    what: "typed",
    wanted: { q, category: "", group: "" },
  });

  it("adds page to page", () => {
    const { search } = after(
      typed("v"),
      { kind: "search", what: "found", people: [visitor("v1")], next: "v1" },
      { kind: "search", what: "more", people: [visitor("v2")] },
    );
    expect(search.found?.people.map(({ id }) => id)).toEqual(["v1", "v2"]);
    expect(search.found?.next).toBeUndefined();
  });

  it("for nothing finds nobody and waits for nothing", () => {
    const { search } = after(
      typed("v"),
      { kind: "search", what: "found", people: [visitor("v1")] },
      typed(" "),
    );
    expect(search.busy).toBe(false);
    expect(search.found).toBeUndefined();
  });

  it("keeps who was found when the next answer does not come", () => {
    const { search } = after(
      typed("v"),
      { kind: "search", what: "found", people: [visitor("v1")] },
      { kind: "search", what: "failed", trouble: "no_connection" },
    );
    expect(search.found?.people).toHaveLength(1);
    expect(search.trouble).toBe("no_connection");
  });
});

describe("who is looked at", () => {
  const open: PeopleMessage = { kind: "person", what: "open", id: "v1", visitor: visitor("v1") };

  it("is not shown somebody else's day, nor one that was overtaken", () => {
    const { person } = after(
      open,
      { kind: "person", what: "path", path: day(8) },
      { kind: "person", what: "path", path: day(7) },
      { kind: "person", what: "path", path: day(9, "v2") },
    );
    expect(person?.path?.seq).toBe(8);
  });

  it("keeps the question open until the scan is taken back", () => {
    const asked = after(open, { kind: "person", what: "ask-void", scan: "s1" });
    const act = { what: "void" as const, scan: "s1", busy: false };
    const failed: PeopleMessage = {
      kind: "person",
      what: "act",
      id: "v1",
      act: { ...act, trouble: "no_connection" },
    };
    expect(reduce(asked, failed).person?.asking).toBe("s1");
    const done: PeopleMessage = { kind: "person", what: "act", id: "v1", act };
    expect(reduce(asked, done).person?.asking).toBeUndefined();
  });

  it("hears nothing of what was done for the one before", () => {
    const late: PeopleMessage = { kind: "person", what: "act", id: "v2", act: { what: "hand", busy: false } };
    expect(after(open, late).person?.act).toBeUndefined();
  });
});

describe("the roll call", () => {
  const person = (id: string, more: Partial<PersonInside>): PersonInside => ({
    id,
    name: id,
    category: "investor",
    zone: "hall",
    since: "2024-06-16T10:00:00+08:00",
    badge_id: "ABCDEFGH",
    ...more,
  });
  const ids = (sort: Parameters<typeof rows>[1], people: PersonInside[], language: "en" | "zh-Hans" = "en") =>
    rows(people, sort, EVENT, language).map((row) => row.name);

  it("is in the order that is asked for, then by name", () => {
    const people = [
      person("Cy", { zone: "site", since: "2024-06-16T09:00:00+08:00" }),
      person("Bo", { organization: "Acme" }),
      person("Al", {}),
    ];
    expect(ids("name", people)).toEqual(["Al", "Bo", "Cy"]);
    expect(ids("organization", people)).toEqual(["Bo", "Al", "Cy"]);
    expect(ids("zone", people)).toEqual(["Cy", "Al", "Bo"]);
    expect(ids("since", people)).toEqual(["Cy", "Al", "Bo"]);
  });

  it("sorts Chinese names as Chinese readers look for them", () => {
    const people = [
      person("v1", { names: { "zh-Hans": "张三" } }),
      person("v2", { names: { "zh-Hans": "李四" } }),
    ];
    expect(ids("name", people, "zh-Hans")).toEqual(["李四", "张三"]);
  });

  it("is as old as the numbers for as long as they stand", () => {
    const list = { people: [], at: AT, seq: 10 };
    expect(listAsOf(list, 10, AT + 60_000)).toBe(AT + 60_000);
    expect(listAsOf(list, 11, AT + 60_000)).toBe(AT);
  });

  it("leaves out a list of the zone that was left", () => {
    const { roll } = after(
      { kind: "roll", what: "zone", zone: "hall" },
      { kind: "roll", what: "list", list: { people: [], at: AT } },
    );
    expect(roll.list).toBeUndefined();
  });
});

it("has the same usual reasons in each language", () => {
  for (const words of [zhHans, zhHant])
    for (const list of ["reasonsVoid", "reasonsHand"] as const)
      expect(words[list]).toHaveLength(en[list].length);
});
