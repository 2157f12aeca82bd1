/** Looking for somebody: what was asked, and who was found. Pure. */
import type { Visitor } from "../../../../common/src/protocol";

/** What is looked for; an empty text asks for nothing. */
export interface Wanted {
  q: string;
  category: string;
  group: string;
}

export interface Search {
  wanted: Wanted;
  /** An answer is awaited. */
  busy: boolean;
  /** The answer for `wanted`; absent before there was one. */
  found?: { people: Visitor[]; next?: string; more?: boolean };
  /** Why the last answer is none: a code of the interface, or a refusal's reason of a badge that was scanned. */
  trouble?: string;
  /** The groups of the register. */
  groups: string[];
}

export const NOTHING_WANTED: Wanted = { q: "", category: "", group: "" };
export const SEARCH_START: Search = { wanted: NOTHING_WANTED, busy: false, groups: [] };

/** `typed`: something else is wanted. `found`: the first page of it. `more`: the next one. */
export type SearchMessage = { kind: "search" } & (
  | { what: "typed"; wanted: Wanted }
  | { what: "found"; people: Visitor[]; next?: string | undefined; more?: boolean | undefined }
  | { what: "more"; people: Visitor[]; next?: string | undefined }
  | { what: "asking" }
  | { what: "failed"; trouble: string }
  | { what: "groups"; groups: string[] }
);

export function asksNothing({ q, category, group }: Wanted): boolean {
  return q.trim() === "" && category === "" && group === "";
}

export function reduceSearch(search: Search, message: SearchMessage): Search {
  const { trouble: _, ...calm } = search;
  switch (message.what) {
    case "typed": {
      const { found, ...rest } = calm;
      const nothing = asksNothing(message.wanted);
      return { ...rest, wanted: message.wanted, busy: !nothing, ...(found && !nothing ? { found } : {}) };
    }
    case "asking":
      return { ...calm, busy: true };
    case "found":
      return { ...calm, busy: false, found: page(message.people, message.next, message.more) };
    case "more":
      return {
        ...calm,
        busy: false,
        found: page([...(search.found?.people ?? []), ...message.people], message.next),
      };
    case "failed":
      return { ...search, busy: false, trouble: message.trouble };
    case "groups":
      return { ...search, groups: message.groups };
  }
}

/** `more`: there are others, whom staff find by saying more of them. */
function page(people: Visitor[], next: string | undefined, more?: boolean) {
  return { people, ...(next === undefined ? {} : { next }), ...(more ? { more } : {}) };
}

/** What a badge's QR holds, at the end of what was typed: a hardware scanner types wherever the cursor happens to be. */
const TOKEN = /FF1[A-Z2-7]{40,}$/;
const BADGE_NUMBER = /^[A-Z2-7]{8}$/;

export function tokenIn(typed: string): string | undefined {
  return TOKEN.exec(typed.replace(/\s/g, "").toUpperCase())?.[0];
}

/** The number that is printed on a badge, if that is what was typed. */
export function badgeNumberIn(typed: string): string | undefined {
  return BADGE_NUMBER.exec(typed.replace(/\s/g, "").toUpperCase())?.[0];
}
