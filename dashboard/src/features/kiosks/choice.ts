/** Several kiosks are chosen and put away in one step: the tablets of a test, or all of them in the evening. */
import { html, nothing, type TemplateResult } from "lit";
import type { KioskStatus } from "../../../../common/src/protocol";
import type { KiosksState } from "./model";
import type { KiosksSpeech } from "./speech";
import type { KiosksActions } from "./work";

/** @param able those that can be put away from here */
export function choiceView(
  able: readonly KioskStatus[],
  { choice, putAway }: KiosksState,
  own: KiosksActions,
  { t, f }: KiosksSpeech,
): TemplateResult | typeof nothing {
  const words = t.kiosks;
  if (!choice) {
    const done =
      putAway &&
      html`<p role="status" data-testid="kiosks-put-away">
      ✓ ${words.putAwayDone(f.number(putAway.away))}${putAway.stayed > 0 ? ` ${words.putAwayStayed(f.number(putAway.stayed))}` : ""}
    </p>`;
    if (able.length === 0) return done ? html`<div class="choice">${done}</div>` : nothing;
    return html`<div class="choice">
      <button type="button" class="control" data-testid="kiosks-choose" @click=${() => own.choose([])}>${words.putAway}</button>
      ${done ?? nothing}
    </div>`;
  }
  const { busy, trouble } = choice;
  const there = new Set(able.map(({ id }) => id));
  const chosen = choice.chosen.filter((id) => there.has(id)); // one that spoke meanwhile is no candidate any more
  const troubles: Record<string, string> = words.trouble;
  return html`<div class="choice" role="group" aria-label=${words.putAway}>
    <p>${words.putAwayHint}</p>
    <button type="button" class="control" data-testid="kiosks-choose-all" ?disabled=${busy}
      @click=${() => own.choose(chosen.length === able.length ? [] : [...there])}>
      ${chosen.length === able.length ? words.chooseNone : words.chooseAll(f.number(able.length))}
    </button>
    <button type="button" class="main" data-testid="kiosks-put-away-go" ?disabled=${busy || chosen.length === 0}
      @click=${() => void own.putAway(chosen)}>${words.putAwayGo(f.number(chosen.length))}</button>
    <button type="button" class="control" data-testid="kiosks-choose-end" ?disabled=${busy} @click=${() => own.choose(undefined)}>${words.putAwayNot}</button>
    ${trouble ? html`<p class="trouble" role="alert">${troubles[trouble] ?? words.trouble.other}</p>` : nothing}
  </div>`;
}
