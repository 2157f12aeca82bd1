/** Who came, by category or by group: a table that can be sorted, a page at a time. */
import { html, nothing, type TemplateResult } from "lit";
import type { By, Column, FlowShown } from "./model";
import type { FlowSpeech } from "./speech";
import { meanStay, ordered, type ShareRow } from "./sums";
import type { FlowActions } from "./work";

/** There may be hundreds of groups. */
const PAGE = 15;

export function sharesPanel(
  state: FlowShown,
  speech: FlowSpeech,
  actions: FlowActions,
  by: By,
  rows: readonly ShareRow[],
  inside: string,
  where: string,
): TemplateResult {
  const { t } = speech;
  const name = (key: string) =>
    by === "category" ? (key ? speech.category(key) : t.flow.noCategory) : key || t.flow.noGroup;
  const sorted = ordered(rows, state.flow.order[by], name);
  const pages = Math.max(1, Math.ceil(sorted.length / PAGE));
  const page = Math.min(state.flow.page[by], pages - 1);
  const shown = sorted.slice(page * PAGE, (page + 1) * PAGE);
  return html`<section class="panel" data-testid="flow-${by}">
    <header>
      <h2>${by === "category" ? t.flow.byCategory : t.flow.byGroup}</h2>
      <p class="quiet">${where}</p>
    </header>
    ${
      sorted.length === 0
        ? html`<p class="quiet">${t.flow.none}</p>`
        : html`${table(state, speech, actions, by, shown, Math.max(...rows.map(({ visits }) => visits)), inside, name)}
          ${pages > 1 ? pager(speech, actions, by, page, pages, sorted.length) : ""}`
    }
  </section>`;
}

function table(
  state: FlowShown,
  speech: FlowSpeech,
  actions: FlowActions,
  by: By,
  rows: readonly ShareRow[],
  most: number,
  inside: string,
  name: (key: string) => string,
): TemplateResult {
  const { t, f } = speech;
  const order = state.flow.order[by];
  const head = (column: Column, label: string) => {
    const sort = order.column !== column ? "none" : order.descending ? "descending" : "ascending";
    const mark = sort === "none" ? "" : sort === "descending" ? "▼" : "▲";
    return html`<th scope="col" class=${column === "name" ? "" : "n"} aria-sort=${sort}>
      <button type="button" data-sort=${column} @click=${() => actions.order(by, column)}>
        ${label}<span aria-hidden="true">${mark}</span>
      </button>
    </th>`;
  };
  const isBooth = rows.every(({ inside }) => inside === undefined);
  const stay = (row: ShareRow) => {
    const mean = meanStay(row);
    // Where the column is narrow, "2 h 14 min" breaks in its middle only.
    return mean === undefined ? t.none : f.duration(mean).replace(/(\d) /g, "$1\u00a0");
  };
  return html`<table class="bars shares">
    <thead>
      <tr>
        ${head("name", by === "category" ? t.flow.category : t.flow.group)}
        ${head("visits", t.flow.visits)} ${head("unique", t.flow.people)}
        ${isBooth ? "" : [head("inside", inside), head("stay", t.flow.stay)]}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) => html`<tr data-key=${row.key}>
          <th scope="row">
            <span>${name(row.key)}</span>
            <i class="fresh" style="width:${most ? (100 * row.visits) / most : 0}%" aria-hidden="true"></i>
          </th>
          <td class="n" data-of="visits" data-value=${row.visits}>${f.number(row.visits)}</td>
          <td class="n" data-of="unique" data-value=${row.unique}>${f.number(row.unique)}</td>
          ${
            isBooth
              ? ""
              : html`<td class="n" data-of="inside" data-value=${row.inside ?? nothing}>
                    ${f.number(row.inside ?? 0)}
                  </td>
                  <td class="n" data-of="stay" data-value=${meanStay(row) ?? nothing}>${stay(row)}</td>`
          }
        </tr>`,
      )}
    </tbody>
  </table>`;
}

function pager(
  { t, f }: FlowSpeech,
  actions: FlowActions,
  by: By,
  page: number,
  pages: number,
  total: number,
): TemplateResult {
  const turn = (to: number, label: string, hook: string) => html`<button
    type="button"
    class="control"
    data-testid=${hook}
    ?disabled=${to < 0 || to >= pages}
    @click=${() => actions.page(by, to)}
  >
    ${label}
  </button>`;
  const last = Math.min(total, (page + 1) * PAGE);
  return html`<div class="pager">
    ${turn(page - 1, t.flow.previous, `flow-${by}-previous`)}
    <span class="quiet" role="status">
      ${t.flow.page(f.number(page * PAGE + 1), f.number(last), f.number(total))}
    </span>
    ${turn(page + 1, t.flow.next, `flow-${by}-next`)}
  </div>`;
}
