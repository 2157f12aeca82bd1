/** The two large drawings: occupancy over the day, and flow. */
import { html, type TemplateResult } from "lit";
import { peakOf } from "../event/history";
import { drawn, routes } from "../event/routes";
import type { Shared, Shown } from "../event/shared";
import type { Site } from "../event/venue";
import { share } from "../event/venue";
import type { Speech } from "../words/words";
import { flowScene, MOST_RIBBONS, positionName } from "./charts/flow";
import { occupancyScene } from "./charts/occupancy";
import { lines } from "./charts/occupancy-curves";
import { type ChooseCurves, curveChooser } from "./curve-chooser";

/** As many as can be taken in; the drawing shows the rest. */
const LISTED = 12;

export function occupancyPanel(
  state: Shared,
  speech: Speech,
  pick: (zone: string) => void,
  site: Site,
  choose?: ChooseCurves,
): TemplateResult {
  const { t, f } = speech;
  const peak = peakOf(state.day, state.samples, site.zones);
  const summary = peak && peak.occupancy > 0 ? t.peakAt(f.number(peak.occupancy), f.time(peak.at)) : t.noPeak;
  const empty = !(state.day && peak && peak.occupancy > 0);
  return html`<section class="panel occupancy">
    <header class="row">
      <h2>${t.occupancy}</h2>
      <span class="quiet">${empty ? "" : t.peaksMarked}</span>
    </header>
    ${choose && !empty ? curveChooser(state, speech, choose) : ""}
    <div class="drawing ${state.day && empty ? "vacant" : ""}">
      <ff-chart
        data-testid="chart-occupancy"
        role="img"
        aria-label="${t.occupancy}. ${state.day ? summary : t.loading}"
        .wait=${1000}
        .scene=${state.day ? occupancyScene(state, speech) : undefined}
      ></ff-chart>
      ${empty ? html`<p class="empty">${state.day ? t.curveEmpty : t.loading}</p>` : ""}
    </div>
    <ul class="legend">
      ${lines(state, speech).map(
        ({ zone, name, colour, dash }) => html`<li>
          <button
            type="button"
            aria-pressed=${zone === state.picked}
            style="--colour:var(--series-${colour})"
            @click=${() => zone && pick(zone)}
          >
            <i style="border-top-style:${dash}" aria-hidden="true"></i>${name}
          </button>
        </li>`,
      )}
    </ul>
  </section>`;
}

/** @param wait how often the drawing may be made anew, ms */
export function flowPanel(state: Shown, speech: Speech, wait = 2000): TemplateResult {
  const { t, f } = speech;
  const all = routes(state.numbers?.flow ?? {});
  const { covered, total } = drawn(all, MOST_RIBBONS);
  const most = all[0]?.count ?? 1;
  if (all.length === 0)
    return html`<section class="panel flow" data-testid="flow">
      <h2>${t.flowTitle}</h2>
      <p class="quiet">${t.flowEmpty}</p>
    </section>`;
  return html`<section class="panel flow" data-testid="flow">
    <header>
      <h2>${t.flowTitle}</h2>
      <p class="quiet">${t.flowText}</p>
    </header>
    <div class="sankey">
      <div class="drawing">
        <ff-chart role="img" aria-label=${t.flowText} .wait=${wait} .scene=${flowScene(state, speech)}></ff-chart>
      </div>
      ${covered < total ? html`<p class="quiet">${t.flowCovered(f.percent(share(covered, total)))}</p>` : ""}
    </div>
    <div class="most">
      <h3>${t.topMovements}</h3>
      <ol class="movements">
      ${all.slice(0, LISTED).map(
        ({ from, to, count }) => html`<li data-from=${from} data-to=${to}>
          <span class="way">${positionName(state, speech, from)} <span aria-hidden="true">→</span> ${positionName(state, speech, to)}</span>
          <b>${f.number(count)}</b>
          <i style="width:${(100 * count) / most}%" aria-hidden="true"></i>
        </li>`,
      )}
      </ol>
    </div>
  </section>`;
}
