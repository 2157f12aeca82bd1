import { html, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { changeOf, curveOf } from "../event/lately";
import { apart } from "../event/sessions";
import { type Shown, serverNow } from "../event/shared";
import { level, type ZoneTree } from "../event/venue";
import { levelsOf } from "../event/warned";
import type { Speech } from "../words/words";
import { columns } from "./columns";
import { bar, figure, fullness, stayFacts, trendText } from "./figures";
import { idleSessions } from "./idle";
import { sparkline } from "./sparkline";

/** A zone as a tile; a zone with zones within as a frame around theirs. */
export function place(
  state: Shown,
  speech: Speech,
  pick: (zone: string) => void,
  { zone, within }: ZoneTree,
): TemplateResult {
  const { t, f } = speech;
  const counted = state.numbers?.zones[zone.id];
  const occupancy = counted?.occupancy ?? 0;
  const capacity = counted?.capacity ?? zone.capacity;
  const how = level(occupancy, capacity, levelsOf(state.event, zone));
  const change = changeOf(state.lately, [zone.id], occupancy);
  const picked = state.picked === zone.id;
  const numbers = html`
    <h3>
      <button
        type="button"
        class="pick"
        aria-pressed=${picked}
        title=${t.showInCharts(speech.zone(zone.id))}
        @click=${() => pick(zone.id)}
      >
        ${speech.zone(zone.id)}
      </button>
    </h3>
    <div class="count">
      <p class="figure ${Math.max(occupancy, capacity ?? 0) >= 1000 ? "long" : ""}">
        ${figure(speech, occupancy, "occupancy")}
        ${
          capacity === undefined
            ? html`<span class="of" data-testid="capacity"></span>`
            : html`<span class="of" data-testid="capacity" data-value=${capacity}>${t.of(f.number(capacity))}</span>`
        }
      </p>
      ${bar(occupancy, capacity)}
      <div class="foot">
        <p>${fullness(speech, how, occupancy, capacity)} ${trendText(speech, change)}</p>
        ${guard([state.lately, zone.id], () => sparkline(curveOf(state.lately, zone.id)))}
      </div>
      ${stayFacts(speech, counted)}
    </div>
  `;
  if (within.length === 0)
    return html`<article
      class="tile panel ${how} ${picked ? "picked" : ""}"
      data-testid="zone-tile"
      data-zone=${zone.id}
    >
      ${numbers}
    </article>`;
  return html`<section class="group panel">
    <header class="tile ${how}" data-testid="zone-tile" data-zone=${zone.id}>
      ${numbers}
      <p class="quiet itself">${t.inZoneItself(f.number(counted?.direct ?? 0))}</p>
    </header>
    ${tiles(state, speech, pick, within)}
  </section>`;
}

/** What lies within the site; with several root zones, or one that holds no others, those themselves. */
export function zones(
  state: Shown,
  speech: Speech,
  pick: (zone: string) => void,
  top: readonly ZoneTree[],
): TemplateResult {
  return html`<section class="zones" aria-label=${speech.t.zones}>
    ${tiles(state, speech, pick, top)}
  </section>`;
}

function tiles(
  state: Shown,
  speech: Speech,
  pick: (zone: string) => void,
  all: readonly ZoneTree[],
): TemplateResult {
  const now = serverNow(state);
  const { watched, idle } = apart(all, (zone) => state.numbers?.zones[zone]?.occupancy ?? 0, {
    day: speech.f.isoDay(now),
    time: speech.f.time(now),
  });
  const plain = watched.filter((one) => one.within.length === 0).length;
  return html`<div class="tiles" style=${columns(plain)}>
      ${watched.map((one) => place(state, speech, pick, one))}
    </div>
    ${idleSessions(state, speech, pick, idle)}`;
}
