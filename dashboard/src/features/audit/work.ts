/** What the server is asked for this part, and what its views can ask for. */
import { createLatest } from "../../../../common/src/asking";
import type { FeatureContext, FeatureWork } from "../../event/feature";
import type { AuditMessage, AuditState, Wanted } from "./model";

const PAGE = 50;
/** As somebody types. */
const LOOK_AFTER_MS = 250;

export interface AuditActions extends FeatureWork {
  want(change: Partial<Wanted>): void;
  older(): void;
  again(): void;
  check(): Promise<void>;
}

type AuditContext = FeatureContext<AuditState, AuditMessage>;

export function auditWork(context: AuditContext): AuditActions {
  const { slice, tell } = context;
  const read = readPages(context);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const again = () => void read();

  return {
    shown: again,
    stop: () => clearTimeout(waiting),
    want(change) {
      tell({ kind: "wanted", wanted: { ...slice().wanted, ...change } });
      clearTimeout(waiting);
      waiting = setTimeout(again, change.who === undefined ? 0 : LOOK_AFTER_MS);
    },
    older() {
      const { next } = slice();
      if (next !== undefined) void read(next);
    },
    again,
    check: checking(context),
  };
}

/** The newest page of what is looked for, or that before a number. */
function readPages({ api, eventId, signal, slice, tell }: AuditContext) {
  const latest = createLatest(signal);
  return async (before?: number): Promise<void> => {
    const asked = latest.ask();
    tell({ kind: "reading" });
    const { scope, who, action } = slice().wanted;
    const query = {
      event: scope === "event" ? eventId : undefined,
      actor: who.trim() || undefined,
      action,
      limit: PAGE,
      before,
    };
    const answer = await api.auditEntries(query, { signal: asked });
    if (asked.aborted) return;
    if (!answer.ok) return tell({ kind: "failed" });
    tell({ kind: "read", ...answer.data, older: before !== undefined });
  };
}

function checking({ api, signal, tell }: AuditContext) {
  return async (): Promise<void> => {
    tell({ kind: "check", check: { at: "asking" } });
    const answer = await api.checkAudit({ signal });
    if (signal.aborted) return;
    tell({ kind: "check", check: answer.ok ? { at: "checked", found: answer.data } : { at: "failed" } });
  };
}
