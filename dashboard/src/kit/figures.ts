/** Small parts that show a number. */
import { html, nothing, type TemplateResult } from "lit";
import type { ZoneState } from "../../../common/src/protocol";
import type { Level } from "../event/venue";
import { share } from "../event/venue";
import type { Speech } from "../words/words";

/** A number for people, and as plain digits for machines. */
export function figure(speech: Speech, value: number | undefined, hook: string): TemplateResult {
  return html`<span class="number" data-testid=${hook} data-value=${value ?? nothing}
    >${value === undefined ? speech.t.none : speech.f.number(value)}</span
  >`;
}

/** A bar for the eye; the words beside it say the same. */
export function bar(occupancy: number, capacity: number | undefined): TemplateResult | typeof nothing {
  if (capacity === undefined) return html`<div class="bar open" aria-hidden="true"></div>`;
  const width = Math.min(100, 100 * share(occupancy, capacity));
  return html`<div class="bar" aria-hidden="true"><i style="width:${width}%"></i></div>`;
}

/** How full, as shape, figure and word. */
export function fullness(
  { t, f }: Speech,
  level: Level,
  occupancy: number,
  capacity: number | undefined,
): TemplateResult {
  if (capacity === undefined || level === "open") return html`<span class="tag quiet">${t.noCapacity}</span>`;
  const percent = f.percent(share(occupancy, capacity));
  if (level === "near") return html`<span class="tag">▲ ${percent} ${t.near}</span>`;
  if (level === "almost") return html`<span class="tag">◆ ${percent} ${t.warned.almost}</span>`;
  if (level === "full") return html`<span class="tag">■ ${percent} ${t.full}</span>`;
  if (level === "over")
    return html`<span class="tag">■ ${percent} ${t.over(f.number(occupancy - capacity))}</span>`;
  return html`<span class="tag">${percent}</span>`;
}

/** The change of the last ten minutes, with an arrow for the eye. */
export function trendText({ t, f }: Speech, change: number | undefined): TemplateResult {
  const arrow = change === undefined ? "" : change > 0 ? "↗" : change < 0 ? "↘" : "→";
  const words = change === undefined ? t.trendUnknown : change === 0 ? t.steady : t.trend(f.change(change));
  return html`<span class="trend" data-testid="trend" data-value=${change ?? nothing}
    ><span aria-hidden="true">${arrow}</span> ${words}</span
  >`;
}

/** What explains the number: who came, and how long they stayed; the last only once a stay has ended. */
export function stayFacts({ t, f }: Speech, counted: ZoneState | undefined): TemplateResult {
  const { visits = 0, unique = 0, stays = 0, dwell_ms = 0 } = counted ?? {};
  const mean = stays > 0 ? Math.round(dwell_ms / stays) : undefined;
  const fact = (hook: string, name: string, value: number | undefined, words: string) => html`<div>
    <dt>${name}</dt>
    <dd data-testid=${hook} data-value=${value ?? nothing}>${words}</dd>
  </div>`;
  return html`<dl class="stay">
    ${fact("visits", t.visits, visits, f.number(visits))}
    ${fact("unique", t.unique, unique, f.number(unique))}
    ${fact("mean-dwell", t.meanDwell, mean, mean === undefined ? t.none : f.duration(mean))}
  </dl>`;
}
