import { html, type TemplateResult } from "lit";
import { curveOf } from "../../event/lately";
import type { Shared } from "../../event/shared";
import { share } from "../../event/venue";
import { type Filling, filling } from "./filling";
import type { NowSpeech } from "./speech";

/** The zones that fill fastest, at most three; a calm sentence where none does. */
export function fillingPanel(state: Shared, speech: NowSpeech): TemplateResult {
  const { t } = speech;
  const fastest = filling(state);
  const known = Object.keys(state.lately?.zones ?? {}).some(
    (zone) => curveOf(state.lately, zone).length >= 10,
  );
  return html`<section class="panel filling" data-testid="filling">
    <h2>${t.now.filling.title}</h2>
    ${
      fastest.length > 0
        ? html`<ol>${fastest.map((one) => row(one, speech))}</ol>`
        : html`<p class="calm">${
            known ? html`<span aria-hidden="true">✓</span> ${t.now.filling.none}` : t.now.filling.unknown
          }</p>`
    }
  </section>`;
}

function row(
  { zone, change, occupancy, capacity }: Filling,
  { t, f, zone: named }: NowSpeech,
): TemplateResult {
  const full =
    capacity === undefined ? t.noCapacity : t.now.filling.share(f.percent(share(occupancy, capacity)));
  return html`<li data-testid="filling-zone" data-zone=${zone} data-value=${change}>
    <b>${named(zone)}</b>
    <span class="quiet"><span aria-hidden="true">↗</span> ${t.trend(f.change(change))} · ${full}</span>
  </li>`;
}
