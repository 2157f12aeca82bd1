/** What is done for one visitor: a scan taken back, or made by hand. */
import { newScanId } from "../../../../common/src/scan-id";
import type { PeopleContext } from "./model";
import type { Act, ByHand } from "./person";

/** No answer: whether it was done is not known. */
const UNANSWERED = ["no_connection", "timed_out", "cancelled"];

export interface PersonOrders {
  takeBack(scan: string, reason: string): Promise<void>;
  /** Whether it was recorded. */
  admit(byHand: ByHand): Promise<boolean>;
}

/** @param read shows what became of it */
export function personOrders(context: PeopleContext, read: () => Promise<void>): PersonOrders {
  const { api, eventId, signal, slice, tell } = context;
  /** A scan by hand whose answer never came: sent again it is the same scan, and counted once. */
  let unanswered: { what: string; scan: string } | undefined;

  async function act(id: string, begun: Act, done: () => Promise<Partial<Act>>): Promise<Partial<Act>> {
    tell({ kind: "person", what: "act", id, act: { ...begun, busy: true } });
    const outcome = await done();
    if (signal.aborted) return outcome;
    if (!outcome.trouble) await read();
    tell({ kind: "person", what: "act", id, act: { ...begun, busy: false, ...outcome } });
    return outcome;
  }

  return {
    async takeBack(scan, reason) {
      const id = slice().person?.id;
      if (id === undefined) return;
      await act(id, { what: "void", busy: true, scan }, async () => {
        const answer = await api.voidScan(eventId, scan, reason);
        return answer.ok ? {} : { trouble: answer.error.code };
      });
    },
    async admit(byHand) {
      const person = slice().person;
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
}
