/** What is asked of the server for this part, and what its views can ask for. */

import type { FeatureContext, FeatureWork } from "../../event/feature";
import { serverNow } from "../../event/shared";
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

export function flowWork({
  api,
  eventId,
  shared,
  signal,
  slice,
  tell,
}: FeatureContext<FlowState, FlowMessage>): FlowActions {
  let timer: ReturnType<typeof setInterval> | undefined;
  /** Counts the readings: an answer to an earlier question is not wanted any more. */
  let asked = 0;
  let reading = false;
  let readAt = 0;

  async function read(): Promise<void> {
    const now = serverNow(shared());
    const span = slice().span ?? firstSpan(shared().event, now);
    if (span !== slice().span) tell({ kind: "span", span });
    const { from, to, step } = rangeOf(shared().event, span, now);
    const mine = ++asked;
    reading = true;
    const [changes, category, group] = await Promise.all([
      api.changes(eventId, { from, to, step }, { signal }),
      api.breakdown(eventId, "category", { from, to }, { signal }),
      api.breakdown(eventId, "group", { from, to }, { signal }),
    ]);
    if (signal.aborted || mine !== asked) return;
    reading = false;
    readAt = now;
    if (changes.ok && category.ok && group.ok)
      tell({
        kind: "loaded",
        loaded: { span, changes: changes.data, category: category.data, group: group.data },
      });
    else {
      const failed = [changes, category, group].find((answer) => !answer.ok);
      tell({ kind: "trouble", code: failed && !failed.ok ? failed.error.code : "other" });
    }
  }

  /** Whether something was counted since, or the window has moved on. */
  function due(): boolean {
    const { numbers, connection } = shared();
    const flow = slice();
    if (reading || document.hidden || connection.status !== "live") return false;
    if (flow.loaded === undefined || flow.loaded.span !== flow.span || flow.trouble !== undefined)
      return true;
    const { changes, category, group } = flow.loaded;
    const behind = [changes, category, group].some(({ seq }) => seq !== numbers?.seq);
    const moved = Math.floor(serverNow(shared()) / MINUTE) !== Math.floor(readAt / MINUTE);
    return behind || (flow.span === LAST_HOUR && moved);
  }
  const look = () => {
    if (due()) void read();
  };

  const stop = () => {
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener("visibilitychange", look);
  };
  return {
    shown() {
      stop();
      timer = setInterval(look, LOOK_MS);
      document.addEventListener("visibilitychange", look);
      void read();
    },
    hidden: stop,
    stop,
    span(span) {
      tell({ kind: "span", span });
      void read();
    },
    zone: (zone) => tell({ kind: "zone", zone }),
    order: (by, column) => tell({ kind: "order", by, column }),
    page: (by, page) => tell({ kind: "page", by, page }),
    again: () => void read(),
  };
}
