/** Finding somebody: by words, by the badge in hand; and what is known of who was found. */
import type { Api, Result } from "../../../common/src/api";
import { type Reading, readingKey } from "../scanner/badge";
import { badgeOf } from "./badge-of";
import type { Dialog, Person } from "./dialog";
import { findPeople } from "./people";

const SEARCH_AFTER = 250;

export interface Finder {
  start(): void;
  typed(query: string): void;
  /** A badge was read. */
  read(reading: Reading): void;
  choose(person: Person): Promise<void>;
  close(): void;
}

/** @param dialog what is open now: answers that come late change nothing that was opened since */
export function createFinder(
  api: () => Api,
  event: () => string,
  dialog: () => Dialog | undefined,
  show: (dialog: Dialog) => void,
): Finder {
  let searching: ReturnType<typeof setTimeout> | undefined;
  let lookedUp: string | undefined;

  function start(): void {
    lookedUp = undefined;
    show({ at: "search", query: "", people: [], searched: false });
  }

  function typed(query: string): void {
    const asked = dialog();
    if (asked?.at !== "search") return;
    clearTimeout(searching);
    lookedUp = undefined;
    show({ ...asked, query, ...(query.trim() ? {} : { people: [], searched: false }) });
    if (query.trim()) searching = setTimeout(() => void search(query), SEARCH_AFTER);
  }

  async function search(query: string): Promise<void> {
    const found = await findPeople(api(), event(), query);
    const asked = dialog();
    if (asked?.at === "search" && asked.query === query) tell(found, query);
  }

  function read(reading: Reading): void {
    const badge = badgeOf(reading);
    // One held in view is looked up once.
    if (!badge || readingKey(reading) === lookedUp) return;
    if (dialog()?.at !== "search") start();
    clearTimeout(searching);
    lookedUp = readingKey(reading);
    void holder(badge, lookedUp);
  }

  async function holder(badge: { token: string } | { badge_id: string }, key: string): Promise<void> {
    const found = await api().verifyBadge(event(), badge);
    if (lookedUp !== key) return;
    if (!found.ok) return tell(found, "");
    const { visitor, badge_id } = found.data;
    tell({ ok: true, data: visitor && badge_id ? [{ ...visitor, badge_id }] : [] }, "");
  }

  function tell(found: Result<Person[]>, query: string): void {
    if (dialog()?.at !== "search") return;
    const people = found.ok ? { people: found.data } : { people: [], trouble: found.error.code };
    show({ at: "search", query, searched: true, ...people });
  }

  async function choose(person: Person): Promise<void> {
    show({ at: "person", person });
    const found = await api().verifyBadge(event(), { badge_id: person.badge_id });
    const asked = dialog();
    if (asked?.at !== "person" || asked.person !== person) return;
    if (found.ok && found.data.position) show({ ...asked, position: found.data.position });
  }

  return { start, typed, read, choose, close: () => clearTimeout(searching) };
}
