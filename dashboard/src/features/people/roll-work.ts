/** The roll call: read, kept up to date while it is looked at, and taken along as a file. */
import { createLatest } from "../../../../common/src/asking";
import { formats } from "../../../../common/src/formats";
import type { PersonInside, RollCall } from "../../../../common/src/protocol";
import { saveFile } from "../../../../common/src/save-file";
import { serverNow } from "../../event/shared";
import { roots } from "../../event/venue";
import type { PeopleContext } from "./model";
import type { RollList, Sort } from "./roll";

/** How soon a list is read again where something has changed. A full venue's list takes a moment. */
const AGAIN_MS = 4_000;

export interface RollActions {
  rollZone(zone?: string): void;
  rollSort(sort: Sort): void;
  /** Fetches the list as a file and hands it to the browser to save. */
  rollFile(): Promise<void>;
}

export function rollWork(context: PeopleContext) {
  const { api, eventId, shared, signal, slice, tell } = context;
  const reading = createReading(context);

  function isOld(): boolean {
    const { list } = slice().roll;
    if (reading.busy() || Date.now() - reading.readAt() < AGAIN_MS) return false;
    return !list || list.seq !== shared().numbers?.seq;
  }

  const actions: RollActions = {
    rollZone(zone) {
      tell({ kind: "roll", what: "zone", zone });
      void reading.read();
    },
    rollSort: (sort) => tell({ kind: "roll", what: "sort", sort }),
    async rollFile() {
      const { zone } = slice().roll;
      tell({ kind: "roll", what: "file" });
      const answer = await api.insideTable(eventId, zone, { signal });
      if (signal.aborted) return;
      if (!answer.ok) return tell({ kind: "roll", what: "file", trouble: answer.error.code });
      const { event, language } = shared();
      const stamp = formats(language, event.timezone).fileStamp(serverNow(shared()));
      saveFile(answer.data, `${eventId}-inside-${zone ?? "site"}-${stamp}.csv`);
    },
  };

  return {
    actions,
    tick() {
      if (isOld()) void reading.read();
    },
  };
}

/** Reads who is in the zone that is chosen, or on the site. */
function createReading({ api, eventId, shared, signal, slice, tell }: PeopleContext) {
  const latest = createLatest(signal);
  let busy = false;
  let readAt = 0;

  async function read(): Promise<void> {
    const { zone } = slice().roll;
    const wanted = latest.ask();
    busy = true;
    readAt = Date.now();
    const seq = shared().numbers?.seq;
    // With several root zones the site is all of them; nobody is in two at once.
    const asked = zone === undefined ? roots(shared().event).map((root) => root.id) : [zone];
    const answers = await Promise.all(asked.map((each) => api.inside(eventId, each, { signal: wanted })));
    if (wanted.aborted) return;
    busy = false;
    const failed = answers.find((answer) => !answer.ok);
    if (failed && !failed.ok) return tell({ kind: "roll", what: "failed", trouble: failed.error.code });
    const lists = answers.flatMap((answer) => (answer.ok ? [answer.data] : []));
    const list = {
      ...joined(lists),
      ...(zone === undefined ? {} : { zone }),
      ...(seq === undefined ? {} : { seq }),
    };
    tell({ kind: "roll", what: "list", list });
  }

  return { read, busy: () => busy, readAt: () => readAt };
}

/** Everybody once; the list is as old as the oldest it is made of. */
function joined(lists: readonly RollCall[]): Pick<RollList, "people" | "at"> {
  const people = new Map<string, PersonInside>();
  for (const { visitors } of lists) for (const person of visitors) people.set(person.id, person);
  return { people: [...people.values()], at: Math.min(...lists.map((list) => Date.parse(list.at))) };
}
