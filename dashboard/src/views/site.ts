import { html, type TemplateResult } from "lit";
import { arrivalsScene, lastHour } from "../charts/arrivals";
import { peakOf, trend } from "../model/history";
import type { DashboardState } from "../model/state";
import { level, refusals, refusedTotal, type Site } from "../model/venue";
import type { Speech } from "../words/words";
import { bar, figure, fullness, trendText } from "./figures";

/** The one number first, then the totals that explain it. */
export function sitePanel(
  state: DashboardState,
  speech: Speech,
  site: Site,
  holdsZones: boolean,
): TemplateResult {
  const { t, f } = speech;
  const { numbers, asOf } = state;
  if (!numbers || asOf === undefined) return html``;
  const how = level(site.occupancy, site.capacity);
  const peak = peakOf(state.day, state.samples, site.zones);
  const change = trend(state, site.zones, site.occupancy, asOf);
  const ten = state.recent
    ? lastHour(state)
        .slice(-10)
        .reduce((sum, count) => sum + count, 0)
    : undefined;
  const only = holdsZones && site.zones.length === 1 ? site.zones[0] : undefined;
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
        only === undefined
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
      only === undefined
        ? html`<div>${body}</div>`
        : html`<div data-testid="zone-tile" data-zone=${only}>${body}</div>`
    }
    <dl class="facts">
      ${fact(t.arrivalsTen, ten === undefined ? t.none : f.number(ten))}
      ${holdsZones ? fact(t.betweenZones, f.number(site.between)) : ""}
      ${site.stays > 0 ? fact(t.meanStay, f.duration(site.dwell_ms / site.stays)) : fact(t.meanStay, t.none)}
    </dl>
    <dl class="facts">
      <div class="heading quiet">${t.wholeEvent}</div>
      ${fact(
        site.unique === undefined ? t.entries : t.visitors,
        figure(speech, site.unique ?? site.visits, "total-visitors"),
      )}
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

export function arrivalsPanel(state: DashboardState, speech: Speech): TemplateResult {
  const { t, f } = speech;
  const counts = lastHour(state);
  const most = Math.max(0, ...counts);
  return html`<section class="panel arrivals">
    <header class="row">
      <h2>${t.arrivals}</h2>
      <span class="quiet">${t.lastHour}</span>
    </header>
    <div class="drawing">
      <ff-chart
        data-testid="chart-arrivals"
        role="img"
        aria-label="${t.arrivals}, ${t.lastHour}, ${t.most(f.number(most))}"
        .wait=${1000}
        .scene=${arrivalsScene(state, speech)}
      ></ff-chart>
      ${state.recent && most === 0 ? html`<p class="empty">${t.arrivalsEmpty}</p>` : ""}
    </div>
  </section>`;
}

export function refusedPanel(state: DashboardState, speech: Speech): TemplateResult {
  const { t, f } = speech;
  const rows = state.numbers ? refusals(state.numbers) : [];
  return html`<section class="panel refused">
    <h2>${t.refusedByReason}</h2>
    ${
      rows.length === 0
        ? html`<p class="quiet">${t.refusedNone}</p>`
        : html`<dl class="facts">
            ${rows.map(({ reason, count }) => fact(speech.reason(reason), html`<b data-reason=${reason}>${f.number(count)}</b>`))}
          </dl>`
    }
  </section>`;
}
