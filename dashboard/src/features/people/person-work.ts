/** One visitor: read, kept up to date while they are looked at, taken back, let in by hand. */
import type { Visitor } from "../../../../common/src/protocol";
import { newScanId } from "../../../../common/src/scan-id";
import type { FeatureContext } from "../../event/feature";
import type { PeopleMessage, PeopleState } from "./model";
import type { Act, ByHand } from "./person";

/** How soon after a reading the next one may come, where anything at all has changed. */
const AGAIN_MS = 3_000;
/** No answer: whether it was done is not known. */
const UNANSWERED = ["no_connection", "timed_out", "cancelled"];

export interface PersonActions {
  open(visitor: Visitor | string): void;
  leave(): void;
  allScans(): void;
  askVoid(scan?: string): void;
  takeBack(scan: string, reason: string): Promise<void>;
  /** Whether it was recorded. */
  admit(byHand: ByHand): Promise<boolean>;
}

export function personWork({
  api,
  eventId,
  shared,
  signal,
  slice,
  tell,
}: FeatureContext<PeopleState, PeopleMessage>) {
  let readAt = 0;
  let reading = false;
  /** A scan by hand whose answer never came: sent again it is the same scan, and counted once. */
  let unanswered: { what: string; scan: string } | undefined;

  const shown = () => slice().person;

  async function read(): Promise<void> {
    const id = shown()?.id;
    if (id === undefined) return;
    readAt = Date.now();
    reading = true;
    const [visitor, path] = await Promise.all([
      api.visitor(eventId, id, { signal }),
      api.visitorPath(eventId, id, { signal }),
    ]);
    reading = false;
    if (signal.aborted) return;
    if (visitor.ok) tell({ kind: "person", what: "visitor", visitor: visitor.data });
    if (path.ok) tell({ kind: "person", what: "path", path: path.data });
    const failed = visitor.ok ? path : visitor;
    if (!failed.ok) tell({ kind: "person", what: "failed", id, trouble: failed.error.code });
  }

  /** Whether the day that is shown is over: a scan of theirs came by, or a while has passed with others. */
  function isOld(): boolean {
    const { numbers, feed } = shared();
    const people = slice();
    const { person } = people;
    if (!person || reading) return false;
    if (!person.path || !numbers) return Date.now() - readAt >= AGAIN_MS;
    const { seq } = person.path;
    if (numbers.seq <= seq) return false;
    const name = person.visitor?.name;
    const came = feed.some((scan) => scan.seq > seq && scan.name === name);
    return came || Date.now() - readAt >= AGAIN_MS;
  }

  async function act(id: string, begun: Act, done: () => Promise<Partial<Act>>): Promise<Partial<Act>> {
    tell({ kind: "person", what: "act", id, act: { ...begun, busy: true } });
    const outcome = await done();
    if (signal.aborted) return outcome;
    if (!outcome.trouble) await read();
    tell({ kind: "person", what: "act", id, act: { ...begun, busy: false, ...outcome } });
    return outcome;
  }

  const actions: PersonActions = {
    open(visitor) {
      const [id, known] = typeof visitor === "string" ? [visitor] : [visitor.id, visitor];
      tell({ kind: "person", what: "open", id, visitor: known });
      void read();
    },
    leave: () => tell({ kind: "person", what: "close" }),
    allScans: () => tell({ kind: "person", what: "all-scans" }),
    askVoid: (scan) => tell({ kind: "person", what: "ask-void", scan }),
    async takeBack(scan, reason) {
      const id = shown()?.id;
      if (id === undefined) return;
      await act(id, { what: "void", busy: true, scan }, async () => {
        const answer = await api.voidScan(eventId, scan, reason);
        return answer.ok ? {} : { trouble: answer.error.code };
      });
    },
    async admit(byHand) {
      const person = shown();
      if (!person?.visitor) return false;
      const { badge } = person.visitor;
      const what = JSON.stringify([badge.id, byHand]);
      const scan = unanswered?.what === what ? unanswered.scan : newScanId();
      unanswered = { what, scan };
      const row = { scan_id: scan, badge_id: badge.id, force: true, ...byHand };
      const outcome = await act(person.id, { what: "hand", busy: true, scan, byHand }, async () => {
        const answer = await api.recordScans(eventId, [row]);
        if (answer.ok || !UNANSWERED.includes(answer.error.code)) unanswered = undefined;
        if (!answer.ok) return { trouble: answer.error.code };
        const [result] = answer.data.results;
        return result ? { result } : { trouble: "not_understood" };
      });
      return outcome.result?.outcome === "admitted";
    },
  };

  return {
    actions,
    tick() {
      if (isOld()) void read();
    },
  };
}
