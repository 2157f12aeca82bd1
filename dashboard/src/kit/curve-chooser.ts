/** Which zones' curves are drawn: those that matter by themselves, or as somebody ticks them. */
import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { inTreeOrder } from "../../../common/src/zone-tree";
import { candidates, MOST_CURVES, shownCurves } from "../event/curves-shown";
import type { Shared } from "../event/shared";
import { share } from "../event/venue";
import type { Speech } from "../words/words";

/** Undefined is those that matter. */
export type ChooseCurves = (zones: readonly string[] | undefined) => void;

export function curveChooser(state: Shared, speech: Speech, choose: ChooseCurves): TemplateResult | string {
  const { event, day, samples, curves, picked } = state;
  if (!event || !day) return "";
  const { t } = speech;
  // The page is drawn again every second; what is listed here changes by the minute.
  const rows = () => listed(state, speech, choose);
  return html`<details class="curve-chooser" data-testid="curves">
    <summary class="control" data-testid="curves-open">${t.curves.choose}</summary>
    <div class="choosing">
      <button
        type="button"
        class="control"
        data-testid="curves-auto"
        aria-pressed=${curves === undefined}
        @click=${() => choose(undefined)}
      >
        ${t.curves.auto}
      </button>
      <p class="quiet">${t.curves.most(speech.f.number(MOST_CURVES))}</p>
      ${guard([event, day, samples.at(-1)?.minute, curves, picked, speech], rows)}
    </div>
  </details>`;
}

function listed(state: Shared, speech: Speech, choose: ChooseCurves): TemplateResult | string {
  const { event, day, samples } = state;
  if (!event || !day) return "";
  const all = candidates(event, day, samples);
  const byId = new Map(all.map((each) => [each.zone.id, each]));
  const shown = shownCurves(state, event, all);
  const full = shown.size >= MOST_CURVES;
  // What is ticked by now: two may be ticked before the page is drawn again.
  const ticked = (changed: Event) => {
    const list = (changed.currentTarget as HTMLElement).querySelectorAll<HTMLInputElement>("input:checked");
    choose([...list].map(({ value }) => value));
  };
  return html`<ul @change=${ticked}>
    ${inTreeOrder(event.zones, ({ id }) => byId.has(id)).map(
      ({ zone: { id }, depth }) => html`<li style="--depth:${depth}">
        <label>
          <input
            type="checkbox"
            data-testid="curves-zone"
            value=${id}
            .checked=${shown.has(id)}
            ?disabled=${full && !shown.has(id)}
          />
          <span>${speech.zone(id)}</span>
          <small class="quiet">${peak(byId.get(id), speech)}</small>
        </label>
      </li>`,
    )}
  </ul>`;
}

function peak(
  candidate: { zone: { capacity?: number }; peak: number } | undefined,
  { t, f }: Speech,
): string {
  if (!candidate || candidate.peak === 0) return "";
  const { capacity } = candidate.zone;
  return capacity ? t.curves.peak(f.percent(share(candidate.peak, capacity))) : f.number(candidate.peak);
}
