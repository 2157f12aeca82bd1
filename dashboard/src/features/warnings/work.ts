/** What the server tells and is asked for this part, and what its views can ask for. */
import { createLatest } from "../../../../common/src/asking";
import type { Warning, Warnings } from "../../../../common/src/protocol";
import type { FeatureContext, FeatureWork } from "../../event/feature";
import { type Hand, news } from "../../event/warned";
import { readLevels } from "./levels";
import type { WarningsMessage, WarningsState } from "./model";
import { createChime } from "./sound";

const PAGE = 50;

export interface WarningsActions extends FeatureWork {
  /** The server pushed what is warned of. */
  heard(document: Warnings): void;
  acknowledge(warning: string, note?: string): void;
  /** Stops the key that a warning is about, or lets it go again; the warning that follows is pushed. */
  hold(warning: Warning, held: boolean): void;
  older(): void;
  again(): void;
  filter(filter: WarningsState["filter"]): void;
  sound(on: boolean): void;
  /** What was typed as the levels of a zone, "" for the whole event; nothing typed, and what stands above it holds. */
  saveLevels(zone: string, typed: string): void;
}

type WarningsContext = FeatureContext<WarningsState, WarningsMessage>;

export function warningsWork(context: WarningsContext): WarningsActions {
  const { api, eventId, signal, slice, tell } = context;
  const chime = createChime((sound) => signal.aborted || tell({ kind: "sound", sound }));
  tell({ kind: "sound", sound: chime.sound });
  const read = readLog(context);
  let shown = false;

  return {
    shown() {
      shown = true;
      void read();
    },
    hidden() {
      shown = false;
    },
    stop: chime.stop,
    heard(document) {
      const before = slice();
      if (news(before, document).length > 0) chime.ring();
      tell({ kind: "heard", document });
      // Whatever changed stands in the log, too; what is heard first may have changed since the log was read.
      if (shown && !(before.heard && sameWarnings(before.open, document.open))) void read();
    },
    async acknowledge(warning, note) {
      tell({ kind: "acknowledging", warning });
      const answer = await api.acknowledgeWarning(eventId, warning, note);
      if (signal.aborted) return;
      if (!answer.ok) return tell({ kind: "not-acknowledged", warning, trouble: answer.error.code });
      tell({ kind: "acknowledged", warning: answer.data });
      if (shown) void read();
    },
    async hold({ id, key }, held) {
      if (key === undefined) return;
      tell({ kind: "acknowledging", warning: id });
      const answer = held ? await api.holdKey(eventId, key) : await api.letKeyGo(eventId, key);
      if (signal.aborted) return;
      // What was done shows in what is pushed next; then this warning is over.
      if (!answer.ok) tell({ kind: "not-acknowledged", warning: id, trouble: answer.error.code });
    },
    older() {
      const { next } = slice().log;
      if (next !== undefined) void read(next);
    },
    again: () => void read(),
    filter: (filter) => tell({ kind: "filter", filter }),
    sound: chime.want,
    saveLevels: savingLevels(context),
  };
}

/** The newest page of what happened, or that before a number. */
function readLog({ api, eventId, signal, tell }: WarningsContext) {
  const latest = createLatest(signal);
  return async (before?: number): Promise<void> => {
    tell({ kind: "log-reading" });
    // The answer to an earlier question knows less than is known, and would take it away; an older page adds to it.
    const asked = before === undefined ? latest.ask() : signal;
    const answer = await api.warningLog(eventId, { limit: PAGE, before }, { signal: asked });
    if (asked.aborted) return;
    if (!answer.ok) return tell({ kind: "log-failed" });
    tell({ kind: "log", ...answer.data, older: before !== undefined });
  };
}

/** Whether the same are open, and the same of them taken care of. */
function sameWarnings(before: readonly Warning[], after: readonly Warning[]): boolean {
  const ids = (open: readonly Warning[]) => open.map((one) => `${one.id}${one.acknowledged?.at}`).join();
  return ids(before) === ids(after);
}

function savingLevels(context: WarningsContext) {
  const { share, signal, tell } = context;
  return async (zone: string, typed: string): Promise<void> => {
    const told = (more: Hand) => tell({ kind: "levels", levels: { zone, ...more } });
    const read = readLevels(typed);
    if (!read.ok) return told({ busy: false, trouble: read.problem });
    told({ busy: true });
    const answer = await sendLevels(context, zone, read.levels);
    if (signal.aborted) return;
    if (!answer.ok) return told({ busy: false, trouble: answer.error.code });
    share({ kind: "config", event: answer.data });
    told({ busy: false });
  };
}

/** Lists are replaced whole, so the zones are read first: somebody else may have changed another one meanwhile. */
async function sendLevels(
  { api, eventId, signal }: WarningsContext,
  zone: string,
  levels: readonly number[] | undefined,
) {
  if (zone === "") return api.changeEvent(eventId, { warn_at: levels ?? null });
  const fresh = await api.event(eventId, { signal });
  if (!fresh.ok) return fresh;
  const zones = fresh.data.zones.map(({ warn_at, ...one }) => {
    const own = one.id === zone ? levels : warn_at;
    return own ? { ...one, warn_at: own } : one;
  });
  return api.changeEvent(eventId, { zones });
}
