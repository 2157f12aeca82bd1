/** How many are in there, of how many: along the foot of every screen at the door. */

import { html, nothing, type TemplateResult } from "lit/html.js";
import { isBooth } from "../../../common/src/zone-kinds";
import type { DoorScreen } from "../app/state";
import type { View } from "./view";

/** From this share of the capacity on a zone is nearly full. */
const NEAR = 0.9;

export function occupancyView({ zone, count, link }: DoorScreen, { t, f }: View): TemplateResult {
  const booth = isBooth(zone);
  const number = booth ? count.visits : count.occupancy;
  // Without the connection the number is what it was: it says so, in words.
  const fresh = link === "online";
  const label = booth ? (fresh ? t.visits : t.visitsOld) : fresh ? t.inside : t.insideOld;
  const capacity = booth ? undefined : count.capacity;
  const share = number === undefined || !capacity ? undefined : number / capacity;
  const level = share === undefined || !fresh ? "" : share >= 1 ? "full" : share >= NEAR ? "near" : "";
  const shown = number === undefined ? "–" : f.number(number);
  const figure = html`<b data-testid="occupancy" data-value=${number ?? nothing}>${fresh || number === undefined ? shown : t.about(shown)}</b>`;
  return html`<footer class="occupancy" data-level=${level} data-fresh=${fresh}>
    <span class="label">${label}</span>
    ${level ? html`<span class="level">${level === "full" ? `■ ${t.full}` : `▲ ${t.near}`}</span>` : nothing}
    <span class="figure">${figure}${
      capacity === undefined
        ? nothing
        : html`<span class="of"> ${t.of} <span data-testid="capacity" data-value=${capacity}>${f.number(capacity)}</span></span>`
    }</span>
    ${
      share === undefined
        ? nothing
        : html`<span class="bar" aria-hidden="true"><i style="width:${Math.min(100, share * 100)}%"></i></span>`
    }
  </footer>`;
}
