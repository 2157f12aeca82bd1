/** One visitor: read, and kept up to date while they are looked at. */
import type { Visitor } from "../../../../common/src/protocol";
import type { PeopleContext } from "./model";
import { type PersonOrders, personOrders } from "./person-orders";

/** How soon after a reading the next one may come, where anything at all has changed. */
const AGAIN_MS = 3_000;

export interface PersonActions extends PersonOrders {
  open(visitor: Visitor | string): void;
  leave(): void;
  allScans(): void;
  askVoid(scan?: string): void;
}

export function personWork(context: PeopleContext) {
  const { shared, slice, tell } = context;
  const reading = createReading(context);

  /** Whether the day that is shown is over: a scan of theirs came by, or a while has passed with others. */
  function isOld(): boolean {
    const { numbers, feed } = shared();
    const { person } = slice();
    if (!person || reading.busy()) return false;
    const waited = Date.now() - reading.readAt() >= AGAIN_MS;
    if (!person.path || !numbers) return waited;
    const { seq } = person.path;
    if (numbers.seq <= seq) return false;
    const name = person.visitor?.name;
    return waited || feed.some((scan) => scan.seq > seq && scan.name === name);
  }

  const actions: PersonActions = {
    open(visitor) {
      const [id, known] = typeof visitor === "string" ? [visitor] : [visitor.id, visitor];
      tell({ kind: "person", what: "open", id, visitor: known });
      void reading.read();
    },
    leave: () => tell({ kind: "person", what: "close" }),
    allScans: () => tell({ kind: "person", what: "all-scans" }),
    askVoid: (scan) => tell({ kind: "person", what: "ask-void", scan }),
    ...personOrders(context, reading.read),
  };

  return {
    actions,
    tick() {
      if (isOld()) void reading.read();
    },
  };
}

/** Reads who is looked at, and their day. */
function createReading({ api, eventId, signal, slice, tell }: PeopleContext) {
  let readAt = 0;
  let busy = false;

  async function read(): Promise<void> {
    const id = slice().person?.id;
    if (id === undefined) return;
    readAt = Date.now();
    busy = true;
    const [visitor, path] = await Promise.all([
      api.visitor(eventId, id, { signal }),
      api.visitorPath(eventId, id, { signal }),
    ]);
    busy = false;
    if (signal.aborted) return;
    if (visitor.ok) tell({ kind: "person", what: "visitor", visitor: visitor.data });
    if (path.ok) tell({ kind: "person", what: "path", path: path.data });
    const failed = visitor.ok ? path : visitor;
    if (!failed.ok) tell({ kind: "person", what: "failed", id, trouble: failed.error.code });
  }

  return { read, busy: () => busy, readAt: () => readAt };
}
