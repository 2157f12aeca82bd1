/** Looking people up: as somebody types, by the badge that a scanner types, and page by page. */

import { createLatest } from "../../../../common/src/asking";
import type { BadgeCheck, Visitor } from "../../../../common/src/protocol";
import type { Result, VisitorSearch } from "../../event/api";
import type { PeopleContext } from "./model";
import { asksNothing, badgeNumberIn, NOTHING_WANTED, tokenIn, type Wanted } from "./search";

/** Long enough for a scanner to have typed a whole badge, short enough to feel like none. */
const SEARCH_AFTER_MS = 250;
const PAGE = 50; // as many as staff get

export interface SearchActions {
  search(wanted: Wanted): void;
  /** Without waiting for more to be typed. */
  searchNow(): void;
  moreFound(): void;
}

export function searchWork(context: PeopleContext, open: (found: Visitor) => void) {
  const { api, eventId, signal, slice, tell } = context;
  const latest = createLatest(signal);
  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** A new question: neither what was being typed nor what was asked is wanted any more. */
  const begin = () => {
    clearTimeout(waiting);
    return latest.ask();
  };
  const look = () => void createLook(context, begin(), search, open)();

  function search(wanted: Wanted): void {
    begin();
    tell({ kind: "search", what: "typed", wanted });
    if (!asksNothing(wanted)) waiting = setTimeout(look, SEARCH_AFTER_MS);
  }

  const actions: SearchActions = {
    search,
    searchNow: look,
    async moreFound() {
      const { wanted, found, busy } = slice().search;
      if (!found?.next || busy) return;
      const current = begin();
      tell({ kind: "search", what: "asking" });
      const answer = await api.visitors(eventId, asked(wanted, found.next), { signal: current });
      if (current.aborted) return;
      if (!answer.ok) return tell({ kind: "search", what: "failed", trouble: answer.error.code });
      tell({ kind: "search", what: "more", people: answer.data.visitors, next: answer.data.next });
    },
  };

  return {
    actions,
    async begin() {
      const answer = await api.groups(eventId, { signal });
      if (answer.ok && !signal.aborted)
        tell({ kind: "search", what: "groups", groups: answer.data.groups.map(({ group }) => group) });
    },
    stop() {
      clearTimeout(waiting);
      latest.forget();
    },
  };
}

/**
 * One look for what is wanted now, as long as `current` is.
 *
 * @param search looks for something else instead: a badge may be a whole group's
 */
function createLook(
  { api, eventId, slice, tell }: PeopleContext,
  current: AbortSignal,
  search: (wanted: Wanted) => void,
  open: (found: Visitor) => void,
) {
  const how = { signal: current };
  const failed = (trouble: string) => tell({ kind: "search", what: "failed", trouble });

  /** Whose badge it is. A number that is nobody's was perhaps a name. */
  async function holder(check: Result<BadgeCheck>, perhapsName = false): Promise<void> {
    if (current.aborted) return;
    if (!check.ok) return failed(check.error.code);
    const { visitor, group, reason } = check.data;
    if (group) return search({ ...NOTHING_WANTED, group: group.id });
    if (!visitor && perhapsName) return tell({ kind: "search", what: "found", people: [] });
    if (!visitor) return failed(reason ?? "unknown_badge");
    const answer = await api.visitor(eventId, visitor.id, how);
    if (current.aborted) return;
    if (!answer.ok) return failed(answer.error.code);
    // The field is empty again: the next badge may follow at once.
    tell({ kind: "search", what: "typed", wanted: NOTHING_WANTED });
    tell({ kind: "search", what: "found", people: [answer.data] });
    open(answer.data);
  }

  return async (): Promise<void> => {
    const { wanted } = slice().search;
    if (asksNothing(wanted)) return;
    const token = tokenIn(wanted.q);
    if (token) return holder(await api.verifyBadge(eventId, { token }, how));
    const answer = await api.visitors(eventId, asked(wanted), how);
    if (current.aborted) return;
    if (!answer.ok) return failed(answer.error.code);
    const { visitors: people, next, more } = answer.data;
    // The register knows the present badge; an old one in somebody's hand is known to the badges.
    const number = people.length === 0 && badgeNumberIn(wanted.q);
    if (number) return holder(await api.verifyBadge(eventId, { badge_id: number }, how), true);
    tell({ kind: "search", what: "found", people, next, more });
  };
}

/** What the server is asked, from `cursor` on. */
const asked = ({ q, category, group }: Wanted, cursor?: string): VisitorSearch => ({
  category: category || undefined,
  group: group || undefined,
  q: q.trim() || undefined,
  limit: PAGE,
  cursor,
});
