/** Beside the plan: the figures of the zone that was chosen, and the zones that have no place yet. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { EventConfig, Zone } from "../../../../common/src/protocol";
import { isBooth } from "../../../../common/src/zone-kinds";
import { changeOf } from "../../event/lately";
import { areas, level } from "../../event/venue";
import { levelsOf } from "../../event/warned";
import { bar, figure, fullness, trendText } from "../../kit/figures";
import { lift, putInTheMiddle } from "./arrange";
import type { PlanShown } from "./model";
import { type PlanMessage, spotsOf, unplaced } from "./model";
import type { PlanSpeech } from "./speech";

type Say = (message: PlanMessage) => void;

export function side(state: PlanShown, event: EventConfig, speech: PlanSpeech, say: Say): TemplateResult {
  const { plan: part } = state;
  const picked = event.zones.find(({ id }) => id === part.picked);
  return html`<aside class="beside">
    ${picked && !part.draft ? figures(state, event, picked, speech, say) : hint(state, speech)}
    ${missing(state, event, speech, say)} ${inHand(state, speech)}
    <p class="visually-hidden" aria-live="polite" data-testid="plan-spoken">${spoken(state, speech)}</p>
  </aside>`;
}

function hint({ plan: part }: PlanShown, { t }: PlanSpeech): TemplateResult {
  return html`<p class="panel hint quiet">${part.draft ? t.plan.arrangeHint : t.plan.pickHint}</p>`;
}

function figures(
  state: PlanShown,
  event: EventConfig,
  zone: Zone,
  speech: PlanSpeech,
  say: Say,
): TemplateResult {
  const { t, f } = speech;
  const words = t.plan;
  const counted = state.numbers?.zones[zone.id];
  const { occupancy = 0, visits = 0, unique = 0, stays = 0, dwell_ms = 0 } = counted ?? {};
  const capacity = counted?.capacity ?? zone.capacity;
  const booth = isBooth(zone);
  const change = changeOf(state.lately, [zone.id], occupancy);
  const how = level(occupancy, capacity, levelsOf(event, zone));
  const holdsOthers = areas(event).some(({ parent }) => parent === zone.id);
  const rows: [string, string | false][] = [
    [words.between, holdsOthers && f.number(counted?.direct ?? 0)],
    [words.visits, f.number(visits)],
    [words.unique, f.number(unique)],
    [words.meanStay, !booth && (stays > 0 ? f.duration(dwell_ms / stays) : t.none)],
  ];
  return html`<section
    class="panel figures ${booth ? "" : how}"
    data-testid="plan-figures"
    data-zone=${zone.id}
  >
    <div class="row">
      <h3>${speech.zone(zone.id)}</h3>
      <button
        type="button"
        class="control icon"
        aria-label=${words.close}
        title=${words.close}
        @click=${() => say({ kind: "pick" })}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18" /></svg>
      </button>
    </div>
    ${
      booth
        ? nothing
        : html`<p class="figure">
              ${figure(speech, occupancy, "plan-occupancy")}
              ${capacity === undefined ? nothing : html`<span class="of">${t.of(f.number(capacity))}</span>`}
            </p>
            ${bar(occupancy, capacity)}
            <p class="foot">
              ${fullness(speech, how, occupancy, capacity)} ${trendText(speech, change)}
            </p>`
    }
    <dl>
      ${rows.map(([term, value]) =>
        value === false ? nothing : html`<div><dt>${term}</dt><dd>${value}</dd></div>`,
      )}
    </dl>
  </section>`;
}

function missing(
  state: PlanShown,
  event: EventConfig,
  speech: PlanSpeech,
  say: Say,
): TemplateResult | typeof nothing {
  const { plan: part } = state;
  const words = speech.t.plan;
  const rest = unplaced(event, spotsOf(part));
  if (rest.length === 0) return part.draft ? html`<p class="quiet all">✓ ${words.allPlaced}</p>` : nothing;
  return html`<section class="panel unplaced" data-testid="plan-unplaced">
    <h3>${words.unplaced}</h3>
    ${part.draft ? html`<p class="quiet">${words.unplacedHint}</p>` : nothing}
    <ul>
      ${repeat(
        rest,
        ({ id }) => id, // the list closes up under a hand that is about to take the next one
        (zone) =>
          html`<li>${part.draft ? movable(zone, state, speech, say) : fixed(zone, state, speech, say)}</li>`,
      )}
    </ul>
  </section>`;
}

function movable(zone: Zone, { plan: part }: PlanShown, speech: PlanSpeech, say: Say): TemplateResult {
  return html`<button
    type="button"
    class="movable ${part.dragged?.zone === zone.id ? "gone" : ""}"
    data-zone=${zone.id}
    @pointerdown=${(down: PointerEvent) => lift(down, zone.id, say)}
    @click=${(click: MouseEvent) => putInTheMiddle(click, zone.id, say)}
  >
    <span class="grip" aria-hidden="true">⠿</span>${speech.zone(zone.id)}
  </button>`;
}

/** What is not on the plan is counted all the same, and can be looked at. */
function fixed(zone: Zone, state: PlanShown, speech: PlanSpeech, say: Say): TemplateResult {
  const { f, t } = speech;
  const counted = state.numbers?.zones[zone.id];
  const capacity = counted?.capacity ?? zone.capacity;
  const people = f.number((isBooth(zone) ? counted?.visits : counted?.occupancy) ?? 0);
  const shown = isBooth(zone) || capacity === undefined ? people : t.floor.count(people, f.number(capacity));
  return html`<button
    type="button"
    class="movable"
    data-zone=${zone.id}
    aria-pressed=${state.plan.picked === zone.id}
    @click=${() => say({ kind: "pick", zone: zone.id })}
  >
    <span>${speech.zone(zone.id)}</span><b class="number">${shown}</b>
  </button>`;
}

/** The zone that is on its way from the list to the plan. */
function inHand({ plan: { dragged } }: PlanShown, speech: PlanSpeech): TemplateResult | typeof nothing {
  if (!dragged) return nothing;
  return html`<div class="mark in-hand" style="left:${dragged.x}px;top:${dragged.y}px" aria-hidden="true">
    <b>${speech.zone(dragged.zone)}</b>
  </div>`;
}

function spoken({ plan: { spoken: last } }: PlanShown, { t, f, zone }: PlanSpeech): string {
  if (!last) return "";
  const { at } = last;
  return at
    ? t.plan.spokenAt(zone(last.zone), f.percent(at.x), f.percent(at.y))
    : t.plan.spokenOff(zone(last.zone));
}
