import { html, nothing, type TemplateResult } from "lit";
import { peakOf } from "../../event/history";
import { changeOf } from "../../event/lately";
import type { Shared } from "../../event/shared";
import { level, refusals, refusedTotal, type Site } from "../../event/venue";
import { levelsOf } from "../../event/warned";
import { arrivalsScene, lastHour } from "../../kit/charts/arrivals";
import { bar, figure, fullness, trendText } from "../../kit/figures";
import type { NowSpeech } from "./speech";

/** The one number first; how it came about is told beside it. */
export function sitePanel(state: Shared, speech: NowSpeech, site: Site, holdsZones: boolean): TemplateResult {
  const { t, f } = speech;
  const only = site.zones.length === 1 ? site.zones[0] : undefined;
  const how = level(site.occupancy, site.capacity, levelsOf(state.event, only));
  const peak = peakOf(state.day, state.samples, site.zones);
  const change = changeOf(state.lately, site.zones, site.occupancy);
  const itself = holdsZones ? only : undefined;
  const number = figure(speech, site.occupancy, "site-occupancy");
  const capacity =
    site.capacity === undefined
      ? html`<span class="of" data-testid="capacity"></span>`
      : html`<span class="of" data-testid="capacity" data-value=${site.capacity}
          >${t.of(f.number(site.capacity))}</span
        >`;
  const body = html`
    <h2>${t.onSite}</h2>
    <p class="figure huge ${Math.max(site.occupancy, site.capacity ?? 0) >= 10_000 ? "long" : ""}">
      ${
        // The one root zone is the site: its tile is this panel.
        itself === undefined
          ? number
          : html`<span data-testid="occupancy" data-value=${site.occupancy}>${number}</span>`
      }
      ${capacity}
    </p>
    ${bar(site.occupancy, site.capacity)}
    <p class="foot">${fullness(speech, how, site.occupancy, site.capacity)} ${trendText(speech, change)}</p>
    <p class="quiet peak">
      ${peak && peak.occupancy > 0 ? t.peakAt(f.number(peak.occupancy), f.time(peak.at)) : t.noPeak}
    </p>
  `;
  return html`<section class="panel site ${how}">
    ${
      itself === undefined
        ? html`<div>${body}</div>`
        : html`<div data-testid="zone-tile" data-zone=${itself}>${body}</div>`
    }
  </section>`;
}

/** The totals that explain the one number. */
export function totalsPanel(
  state: Shared,
  speech: NowSpeech,
  site: Site,
  holdsZones: boolean,
): TemplateResult {
  const { t, f } = speech;
  const { numbers } = state;
  if (!numbers) return html``;
  const ten = state.recent
    ? lastHour(state)
        .slice(-10)
        .reduce((sum, count) => sum + count, 0)
    : undefined;
  const mean = site.stays > 0 ? Math.round(site.dwell_ms / site.stays) : undefined;
  return html`<section class="panel totals">
    <dl class="facts">
      ${fact(t.now.arrivalsTen, ten === undefined ? t.none : f.number(ten))}
      ${holdsZones ? fact(t.now.betweenZones, f.number(site.between)) : ""}
      ${fact(
        t.now.meanStay,
        html`<span data-testid="site-mean-dwell" data-value=${mean ?? nothing}
          >${mean === undefined ? t.none : f.duration(mean)}</span
        >`,
      )}
    </dl>
    <p class="heading quiet">${t.now.wholeEvent}</p>
    <dl class="facts">
      ${site.unique === undefined ? "" : fact(t.visitors, figure(speech, site.unique, "total-visitors"))}
      ${fact(t.entries, figure(speech, site.visits, "total-visits"))}
      ${fact(t.admitted, figure(speech, numbers.totals.admitted, "total-admitted"))}
      ${fact(t.refused, figure(speech, refusedTotal(numbers), "total-refused"))}
    </dl>
  </section>`;
}

function fact(name: string, value: unknown): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

export function arrivalsPanel(state: Shared, speech: NowSpeech): TemplateResult {
  const { t, f } = speech;
  const counts = lastHour(state);
  const most = state.recent ? Math.max(0, ...counts) : 0;
  return html`<section class="panel arrivals">
    <header class="row">
      <h2>${t.arrivals}</h2>
      <span class="quiet">${t.now.lastHour}</span>
    </header>
    <div class="drawing">
      <ff-chart
        data-testid="chart-arrivals"
        role="img"
        aria-label="${t.arrivals}, ${t.now.lastHour}, ${state.recent ? t.now.most(f.number(most)) : t.loading}"
        .wait=${1000}
        .scene=${state.recent ? arrivalsScene(state, speech) : undefined}
      ></ff-chart>
      ${most > 0 ? "" : html`<p class="empty">${state.recent ? t.now.arrivalsEmpty : t.loading}</p>`}
    </div>
  </section>`;
}

export function refusedPanel(state: Shared, speech: NowSpeech): TemplateResult {
  const { t, f } = speech;
  const rows = state.numbers ? refusals(state.numbers) : [];
  return html`<section class="panel refused">
    <h2>${t.now.refusedByReason}</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">${t.now.refusedNone}</p>`
        : html`<dl class="facts">
            ${rows.map(({ reason, count }) => fact(speech.reason(reason), html`<b data-reason=${reason}>${f.number(count)}</b>`))}
          </dl>`
    }
  </section>`;
}
