/** The roll call: who is in a zone now, in which order, and how old the list is. Pure. */
import type { Language } from "../../../../common/src/i18n";
import { personName } from "../../../../common/src/names";
import type { EventConfig, PersonInside } from "../../../../common/src/protocol";

export const SORTS = ["name", "organization", "zone", "since"] as const;
export type Sort = (typeof SORTS)[number];

export interface RollList {
  /** The zone of it; absent for the whole site. */
  zone?: string;
  people: PersonInside[];
  /** Server's clock, ms. */
  at: number;
  /** The numbers that were known when it was asked for: while they stand, the list does. */
  seq?: number;
}

export interface Roll {
  /** The zone that is wanted; absent for the whole site. */
  zone?: string;
  sort: Sort;
  list?: RollList;
  trouble?: string;
  /** The file could not be fetched. */
  fileTrouble?: string;
}

export const ROLL_START: Roll = { sort: "name" };

export type RollMessage = { kind: "roll" } & (
  | { what: "zone"; zone?: string | undefined }
  | { what: "sort"; sort: Sort }
  | { what: "list"; list: RollList }
  | { what: "failed"; trouble: string }
  | { what: "file"; trouble?: string | undefined }
);

export function reduceRoll(roll: Roll, message: RollMessage): Roll {
  switch (message.what) {
    case "zone":
      return message.zone === undefined ? { sort: roll.sort } : { sort: roll.sort, zone: message.zone };
    case "sort":
      return { ...roll, sort: message.sort };
    case "list": {
      if (message.list.zone !== roll.zone) return roll; // another zone was chosen meanwhile
      const { trouble: _, ...calm } = roll;
      return { ...calm, list: message.list };
    }
    case "failed":
      return { ...roll, trouble: message.trouble };
    case "file": {
      const { fileTrouble: _, ...rest } = roll;
      return message.trouble === undefined ? rest : { ...rest, fileTrouble: message.trouble };
    }
  }
}

/** When the list was last known to be right, ms of the server's clock: later than `at` where nothing has changed since. */
export function listAsOf(list: RollList, seq: number | undefined, asOf: number | undefined): number {
  return asOf !== undefined && seq !== undefined && list.seq === seq ? Math.max(asOf, list.at) : list.at;
}

/** Somebody in the list, as the reader reads them. */
export interface Row {
  person: PersonInside;
  name: string;
}

/** In the order of `sort`, then by name; in zones as the event's config has them; who tells no organization comes last. */
export function rows(
  people: readonly PersonInside[],
  sort: Sort,
  event: EventConfig,
  language: Language,
): Row[] {
  const collator = new Intl.Collator(language === "en" ? "en" : language);
  const order = new Map(event.zones.map((zone, index) => [zone.id, index]));
  const named = people.map((person) => ({ person, name: personName(person, language) ?? person.id }));
  const by: Record<Sort, (a: Row, b: Row) => number> = {
    name: () => 0,
    organization: ({ person: a }, { person: b }) =>
      Number(!a.organization) - Number(!b.organization) ||
      collator.compare(a.organization ?? "", b.organization ?? ""),
    zone: ({ person: a }, { person: b }) => (order.get(a.zone) ?? 0) - (order.get(b.zone) ?? 0),
    since: ({ person: a }, { person: b }) => (a.since ?? "").localeCompare(b.since ?? ""),
  };
  return named.sort(
    (a, b) => by[sort](a, b) || collator.compare(a.name, b.name) || a.person.id.localeCompare(b.person.id),
  );
}
