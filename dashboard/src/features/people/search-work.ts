/** Looking people up: as somebody types, by the badge that a scanner types, and page by page. */

import type { BadgeCheck, Visitor } from "../../../../common/src/protocol";
import type { ApiError, Result } from "../../event/api";
import type { FeatureContext } from "../../event/feature";
import type { PeopleMessage, PeopleState } from "./model";
import { asksNothing, badgeNumberIn, NOTHING_WANTED, tokenIn, type Wanted } from "./search";

/** Long enough for a scanner to have typed a whole badge, short enough to feel like none. */
const SEARCH_AFTER_MS = 250;
const PAGE = 30;

export interface SearchActions {
  search(wanted: Wanted): void;
  /** Without waiting for more to be typed. */
  searchNow(): void;
  moreFound(): void;
}

export function searchWork(
  { api, eventId, signal, slice, tell }: FeatureContext<PeopleState, PeopleMessage>,
  open: (found: Visitor) => void,
) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** Of the answer that is wanted: all others come too late. */
  let asked = new AbortController();

  const begin = () => {
    clearTimeout(waiting);
    asked.abort();
    asked = new AbortController();
    return asked.signal;
  };
  const failed = (error: ApiError) => tell({ kind: "search", what: "failed", trouble: error.code });

  async function look(): Promise<void> {
    const { wanted } = slice().search;
    const current = begin();
    if (asksNothing(wanted)) return;
    const token = tokenIn(wanted.q);
    if (token) return holder(await api.verifyBadge(eventId, { token }, { signal: current }), current);
    const query = { ...filters(wanted), q: wanted.q.trim() || undefined, limit: PAGE };
    const answer = await api.visitors(eventId, query, { signal: current });
    if (current.aborted || signal.aborted) return;
    if (!answer.ok) return failed(answer.error);
    const { visitors: people, next } = answer.data;
    // The register knows the present badge; an old one in somebody's hand is known to the badges.
    const number = people.length === 0 && badgeNumberIn(wanted.q);
    if (number)
      return holder(await api.verifyBadge(eventId, { badge_id: number }, { signal: current }), current, true);
    tell({ kind: "search", what: "found", people, next });
  }

  /** Whose badge it is. A number that is nobody's was perhaps a name. */
  async function holder(check: Result<BadgeCheck>, current: AbortSignal, perhapsName = false): Promise<void> {
    if (current.aborted || signal.aborted) return;
    if (!check.ok) return failed(check.error);
    const { visitor, group, reason } = check.data;
    if (group) return search({ ...NOTHING_WANTED, group: group.id });
    if (!visitor) {
      if (perhapsName) tell({ kind: "search", what: "found", people: [] });
      else tell({ kind: "search", what: "failed", trouble: reason ?? "unknown_badge" });
      return;
    }
    const answer = await api.visitor(eventId, visitor.id, { signal: current });
    if (current.aborted || signal.aborted) return;
    if (!answer.ok) return failed(answer.error);
    // The field is empty again: the next badge may follow at once.
    tell({ kind: "search", what: "typed", wanted: NOTHING_WANTED });
    tell({ kind: "search", what: "found", people: [answer.data] });
    open(answer.data);
  }

  function search(wanted: Wanted): void {
    begin();
    tell({ kind: "search", what: "typed", wanted });
    if (!asksNothing(wanted)) waiting = setTimeout(() => void look(), SEARCH_AFTER_MS);
  }

  const actions: SearchActions = {
    search,
    searchNow: () => void look(),
    async moreFound() {
      const { wanted, found, busy } = slice().search;
      if (!found?.next || busy) return;
      const current = begin();
      tell({ kind: "search", what: "asking" });
      const query = { ...filters(wanted), q: wanted.q.trim() || undefined, limit: PAGE, cursor: found.next };
      const answer = await api.visitors(eventId, query, { signal: current });
      if (current.aborted || signal.aborted) return;
      if (!answer.ok) return failed(answer.error);
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
    stop: () => void begin(),
  };
}

function filters({ category, group }: Wanted) {
  return { category: category || undefined, group: group || undefined };
}
