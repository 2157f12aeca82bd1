/** Where people go: as a drawing, and as a table of all pairs of positions. */
import { html, type TemplateResult } from "lit";
import { drawn, routes } from "../../event/routes";
import { share } from "../../event/venue";
import type { Scene } from "../../kit/charts/chart-element";
import { flowOption, MOST_RIBBONS, positionName } from "../../kit/charts/flow";
import type { FlowShown } from "./model";
import type { FlowSpeech } from "./speech";
import { type Flow, type Matrix, matrixOf } from "./sums";

export function routesPanel(
  state: FlowShown,
  speech: FlowSpeech,
  flow: Flow,
  window: string,
): TemplateResult {
  const { t, f } = speech;
  const { event } = state;
  const { zone } = state.flow;
  const text = zone === undefined ? t.flow.routesText : t.flow.routesOf(speech.zone(zone));
  const matrix = matrixOf(flow, event);
  const { covered, total } = drawn(routes(flow), MOST_RIBBONS);
  return html`<section class="panel ways" data-testid="flow-ways" data-total=${total}>
    <header>
      <h2>${t.flow.routes}</h2>
      <p class="quiet">${text} · ${window}</p>
    </header>
    ${
      total === 0
        ? html`<p class="quiet">${t.flow.routesNone}</p>`
        : html`<div class="ribbons">
              <ff-chart
                role="img"
                aria-label="${text} · ${window}. ${t.flow.table}: ${t.flow.tableText}"
                .scene=${scene(state, speech, flow)}
              ></ff-chart>
            </div>
            ${covered < total ? html`<p class="quiet covered">${t.flow.covered(f.percent(share(covered, total)))}</p>` : ""}
            ${matrixTable(state, speech, matrix, `${text} · ${window}`)}`
    }
  </section>`;
}

/** The flow is worked out anew at each drawing of the page; what it is made of tells whether it changed. */
function scene(state: FlowShown, speech: FlowSpeech, flow: Flow): Scene {
  return {
    key: [state.flow.loaded, state.flow.zone, state.theme, speech],
    build: (look, width) => flowOption(flow, state, speech, look, width),
  };
}

function matrixTable(state: FlowShown, speech: FlowSpeech, matrix: Matrix, caption: string): TemplateResult {
  const { t, f } = speech;
  const name = (id: string) => positionName(state, speech, id);
  const cell = (from: string, to: string) => {
    const count = matrix.count(from, to);
    if (count === 0) return html`<td class="n none">${from === to ? "" : "·"}</td>`;
    const shade = Math.round((60 * count) / matrix.most);
    return html`<td class="n" data-from=${from} data-to=${to} data-value=${count} style="--shade:${shade}%">
      ${f.number(count)}
    </td>`;
  };
  return html`<div class="wide" tabindex="0" role="region" aria-label=${t.flow.table}>
    <table class="matrix" data-testid="flow-matrix">
      <caption class="quiet">
        <span class="visually-hidden">${caption}. </span>${t.flow.tableText}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t.flow.fromTo}</th>
          ${matrix.positions.map((id) => html`<th scope="col">${name(id)}</th>`)}
          <th scope="col">${t.flow.all}</th>
        </tr>
      </thead>
      <tbody>
        ${matrix.positions.map(
          (from) => html`<tr>
            <th scope="row">${name(from)}</th>
            ${matrix.positions.map((to) => cell(from, to))}
            <td class="n sum">${f.number(matrix.from(from))}</td>
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${t.flow.all}</th>
          ${matrix.positions.map((to) => html`<td class="n sum">${f.number(matrix.to(to))}</td>`)}
          <td class="n sum" data-testid="flow-matrix-total" data-value=${matrix.total}>
            ${f.number(matrix.total)}
          </td>
        </tr>
      </tfoot>
    </table>
  </div>`;
}
