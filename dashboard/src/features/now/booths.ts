import { html, type TemplateResult } from "lit";
import type { Shared } from "../../event/shared";
import { booths } from "../../event/venue";
import type { NowSpeech } from "./speech";

/** Booths with their visits, most visited first; they hold nobody and have no tile. */
export function boothsPanel(state: Shared, speech: NowSpeech): TemplateResult | string {
  const { t, f } = speech;
  const { event, numbers } = state;
  if (!event || !numbers) return "";
  const all = booths(event);
  if (all.length === 0) return "";
  const rows = all
    .map(({ id, parent }) => ({
      id,
      parent,
      visits: numbers.zones[id]?.visits ?? 0,
      unique: numbers.zones[id]?.unique ?? 0,
    }))
    .sort((a, b) => b.visits - a.visits);
  return html`<section class="panel booths">
    <h2>${t.booths}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${t.booths}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t.now.booth}</th>
            <th scope="col" class="n">${t.visits}</th>
            <th scope="col" class="n">${t.unique}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr data-zone=${row.id}>
              <th scope="row" title=${speech.zone(row.id)}>${speech.zone(row.id)}</th>
              <td class="n">${f.number(row.visits)}</td>
              <td class="n">${f.number(row.unique)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
