/** What is asked of the server for this part, and what its views can ask for. */

import { createLatest, onSight, whileSeen } from "../../../../common/src/asking";
import type { EventState } from "../../../../common/src/protocol";
import type { FeatureContext, FeatureWork } from "../../event/feature";
import { serverNow } from "../../event/shared";
import { whileShown } from "../../event/while-shown";
import type { By, Column, FlowMessage, FlowState } from "./model";
import { firstSpan, LAST_HOUR, rangeOf, type Span } from "./spans";

/** The server counts the log again at most every few seconds, so asking more often would tell nothing new. */
const LOOK_MS = 5_000;
const MINUTE = 60_000;

export interface FlowActions extends FeatureWork {
  span(span: Span): void;
  zone(zone: string | undefined): void;
  order(by: By, column: Column): void;
  page(by: By, page: number): void;
  again(): void;
}

type FlowContext = FeatureContext<FlowState, FlowMessage>;

export function flowWork(context: FlowContext): FlowActions {
  const { shared, slice, tell } = context;
  const reading = createReading(context);
  const read = () => void reading.read();
  const look = () => {
    const { numbers, connection } = shared();
    if (reading.busy() || document.hidden || connection.status !== "live") return;
    if (isBehind(slice(), numbers, reading.readAt(), serverNow(shared()))) read();
  };

  return {
    ...whileShown(() => {
      read();
      return [whileSeen(look, LOOK_MS), onSight(look)];
    }),
    span(span) {
      tell({ kind: "span", span });
      read();
    },
    zone: (zone) => tell({ kind: "zone", zone }),
    order: (by, column) => tell({ kind: "order", by, column }),
    page: (by, page) => tell({ kind: "page", by, page }),
    again: read,
  };
}

/** Reads what was counted within the span that is looked at. */
function createReading({ api, eventId, shared, signal, slice, tell }: FlowContext) {
  const latest = createLatest(signal);
  let busy = false;
  let readAt = 0;

  async function read(): Promise<void> {
    const now = serverNow(shared());
    const span = slice().span ?? firstSpan(shared().event, now);
    if (span !== slice().span) tell({ kind: "span", span });
    const { from, to, step } = rangeOf(shared().event, span, now);
    const wanted = latest.ask();
    const how = { signal: wanted };
    busy = true;
    const [changes, category, group] = await Promise.all([
      api.changes(eventId, { from, to, step }, how),
      api.breakdown(eventId, "category", { from, to }, how),
      api.breakdown(eventId, "group", { from, to }, how),
    ]);
    if (wanted.aborted) return;
    busy = false;
    readAt = now;
    if (!changes.ok) return tell({ kind: "trouble", code: changes.error.code });
    if (!category.ok) return tell({ kind: "trouble", code: category.error.code });
    if (!group.ok) return tell({ kind: "trouble", code: group.error.code });
    const loaded = { span, changes: changes.data, category: category.data, group: group.data };
    tell({ kind: "loaded", loaded });
  }

  return { read, busy: () => busy, readAt: () => readAt };
}

/** Whether something was counted since, or the window has moved on. Both instants are the server's clock, ms. */
function isBehind(flow: FlowState, numbers: EventState | undefined, readAt: number, now: number): boolean {
  const { loaded, span, trouble } = flow;
  if (loaded === undefined || loaded.span !== span || trouble !== undefined) return true;
  const { changes, category, group } = loaded;
  const counted = [changes, category, group].some(({ seq }) => seq !== numbers?.seq);
  return counted || (span === LAST_HOUR && Math.floor(now / MINUTE) !== Math.floor(readAt / MINUTE));
}
