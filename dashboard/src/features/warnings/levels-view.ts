/** From which parts of its capacity on each zone is warned of, for the organizer to change. */
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { areas } from "../../event/venue";
import { levelsOf } from "../../event/warned";
import { writeLevels } from "./levels";
import type { WarningsShown } from "./model";
import type { WarningsSpeech } from "./speech";
import type { WarningsActions } from "./work";

/** `own` are its own levels, `inherited` those that hold without them. */
interface Row {
  zone: string;
  name: string;
  own: readonly number[] | undefined;
  inherited: readonly number[];
  capacity?: number | undefined;
}

export function levelsPanel(
  state: WarningsShown,
  speech: WarningsSpeech,
  actions: WarningsActions,
): TemplateResult {
  const { t } = speech;
  const { event } = state;
  if (!event) return html``;
  const limited = areas(event).filter(({ capacity }) => capacity !== undefined);
  const general = levelsOf(event, undefined);
  const rows: Row[] = [
    { zone: "", name: t.warnings.wholeEvent, own: event.warn_at, inherited: levelsOf(undefined, undefined) },
    ...limited.map(({ id, warn_at, capacity }) => ({
      ...{ zone: id, name: speech.zone(id), own: warn_at, inherited: general, capacity },
    })),
  ];
  return html`<section class="panel levels" aria-label=${t.warnings.levels} data-testid="levels">
    <h2>${t.warnings.levels}</h2>
    <p class="quiet">${limited.length > 0 ? t.warnings.levelsText : t.warnings.noLimits}</p>
    ${repeat(
      rows,
      ({ zone }) => zone,
      (row) => form(row, state, speech, actions),
    )}
  </section>`;
}

function form(
  row: Row,
  state: WarningsShown,
  { t, f }: WarningsSpeech,
  actions: WarningsActions,
): TemplateResult {
  const words = t.warnings;
  const mine = state.warnings.levels?.zone === row.zone ? state.warnings.levels : undefined;
  const troubles: Record<string, string> = { ...t.warned.trouble, ...words.problems };
  const whose = row.own ? words.own : row.zone ? words.likeEvent : words.usual;
  const field = `levels-${row.zone || "of-event"}`;
  const submit = (submitted: SubmitEvent) => {
    submitted.preventDefault();
    const typed = new FormData(submitted.target as HTMLFormElement).get("levels");
    actions.saveLevels(row.zone, String(typed ?? ""));
  };
  return html`<form novalidate data-testid="levels-row" data-zone=${row.zone} @submit=${submit}>
    <label for=${field}>
      <b>${row.name}</b>
      <small>${row.capacity === undefined ? "" : `${words.places(f.number(row.capacity))} · `}${whose}</small>
    </label>
    <input id=${field} name="levels" class="control" inputmode="text" autocomplete="off" data-testid="levels-input"
      aria-label=${words.levelsOf(row.name)} aria-invalid=${mine?.trouble ? "true" : "false"}
      aria-describedby="${field}-told" placeholder=${writeLevels(row.inherited)} .value=${writeLevels(row.own)} />
    <button class="control" data-testid="levels-save" ?disabled=${mine?.busy === true}>${words.save}</button>
    <p id="${field}-told" class=${mine?.trouble ? "trouble" : "quiet"} role="status" data-testid="levels-told">
      ${!mine ? nothing : mine.trouble ? (troubles[mine.trouble] ?? t.warned.trouble.other) : mine.busy ? words.saving : words.saved}
    </p>
  </form>`;
}
