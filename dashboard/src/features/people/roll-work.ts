/** The roll call: read, kept up to date while it is looked at, and taken along as a file. */
import type { PersonInside } from "../../../../common/src/protocol";
import type { FeatureContext } from "../../event/feature";
import { roots } from "../../event/venue";
import type { PeopleMessage, PeopleState } from "./model";
import type { Sort } from "./roll";

/** How soon a list is read again where something has changed. A full venue's list takes a moment. */
const AGAIN_MS = 4_000;

export interface RollActions {
  rollZone(zone?: string): void;
  rollSort(sort: Sort): void;
  /** Fetches the list as a file and hands it to the browser to save. */
  rollFile(): Promise<void>;
}

export function rollWork({
  api,
  eventId,
  shared,
  signal,
  slice,
  tell,
}: FeatureContext<PeopleState, PeopleMessage>) {
  let readAt = 0;
  let reading: AbortController | undefined;

  const shown = () => slice().roll;

  async function read(): Promise<void> {
    const { zone } = shown();
    reading?.abort();
    const mine = new AbortController();
    reading = mine;
    readAt = Date.now();
    const seq = shared().numbers?.seq;
    // With several root zones the site is all of them; nobody is in two at once.
    const asked = zone === undefined ? roots(shared().event).map((root) => root.id) : [zone];
    const answers = await Promise.all(
      asked.map((each) => api.inside(eventId, each, { signal: mine.signal })),
    );
    if (mine.signal.aborted || signal.aborted) return;
    reading = undefined;
    const people = new Map<string, PersonInside>();
    const lists = answers.flatMap((answer) => (answer.ok ? [answer.data] : []));
    for (const { visitors } of lists) for (const person of visitors) people.set(person.id, person);
    const failed = answers.find((answer) => !answer.ok);
    if (failed && !failed.ok) return tell({ kind: "roll", what: "failed", trouble: failed.error.code });
    const at = Math.min(...lists.map((list) => Date.parse(list.at)));
    tell({
      kind: "roll",
      what: "list",
      list: {
        people: [...people.values()],
        at,
        ...(zone === undefined ? {} : { zone }),
        ...(seq === undefined ? {} : { seq }),
      },
    });
  }

  function isOld(): boolean {
    const { list } = shown();
    if (reading) return false;
    if (!list) return Date.now() - readAt >= AGAIN_MS;
    return list.seq !== shared().numbers?.seq && Date.now() - readAt >= AGAIN_MS;
  }

  const actions: RollActions = {
    rollZone(zone) {
      tell({ kind: "roll", what: "zone", zone });
      void read();
    },
    rollSort: (sort) => tell({ kind: "roll", what: "sort", sort }),
    async rollFile() {
      const { zone } = shown();
      tell({ kind: "roll", what: "file" });
      const answer = await api.insideTable(eventId, zone, { signal });
      if (signal.aborted) return;
      if (!answer.ok) return tell({ kind: "roll", what: "file", trouble: answer.error.code });
      save(answer.data, `${eventId}-inside-${zone ?? "site"}-${stamp()}.csv`);
    },
  };

  return {
    actions,
    tick() {
      if (isOld()) void read();
    },
  };
}

/** Local time for a file's name: 2024-06-16-1432. */
function stamp(): string {
  return new Date().toLocaleString("sv-SE").slice(0, 16).replace(" ", "-").replace(":", "");
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken hold of the file by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
