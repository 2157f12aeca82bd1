/** The slides of a big screen. None of them knows a name of a person or of a kiosk. */
import { html, type TemplateResult } from "lit";
import type { EventConfig, EventState, Zone } from "../../../../common/src/protocol";
import { peakOf } from "../../event/history";
import { changeOf } from "../../event/lately";
import { level, roots, site } from "../../event/venue";
import { levelsOf } from "../../event/warned";
import { flowPanel, occupancyPanel } from "../../kit/curves";
import { bar, figure, fullness, trendText } from "../../kit/figures";
import { planDrawing, ratioOf } from "../../kit/plan-drawing";
import { across, type Slide, type WallActions, type WallShown } from "./model";
import type { WallSpeech } from "./speech";

/** The state of an event whose numbers are there. */
export type Told = WallShown & { event: EventConfig; numbers: EventState };

export function slideView(
  slide: Slide,
  state: Told,
  speech: WallSpeech,
  actions: WallActions,
): TemplateResult {
  switch (slide.kind) {
    case "site":
      return siteSlide(state, speech);
    case "zones":
      return zonesSlide(slide, state, speech);
    case "plan":
      return planSlide(state, speech);
    case "curves":
      return occupancyPanel(state, speech, actions.pick, site(state.event, state.numbers));
    case "flow":
      return flowPanel(state, speech);
  }
}

/** Whether a floor plan has any zone on it. */
export const hasPlan = ({ plan }: WallShown): boolean => Object.keys(plan.plan?.places ?? {}).length > 0;

function planSlide({ event, numbers, plan: { plan, picture } }: Told, speech: WallSpeech): TemplateResult {
  const { image, places = {} } = plan ?? {};
  const drawn = image && picture ? { url: picture.url, width: image.width, height: image.height } : undefined;
  const ratio = ratioOf(drawn).toFixed(4);
  return html`<section class="wall-plan">
    <h2>${speech.t.floor.title}</h2>
    <div class="room" style="--ratio:${ratio}"><div class="fit">
      ${planDrawing(drawn, places, numbers.zones, event, speech)}
    </div></div>
  </section>`;
}

function siteSlide(state: Told, speech: WallSpeech): TemplateResult {
  const { t, f } = speech;
  const { event, numbers } = state;
  const whole = site(event, numbers);
  const { occupancy, capacity } = whole;
  const [only, ...others] = roots(event);
  const how = level(occupancy, capacity, levelsOf(event, others.length === 0 ? only : undefined));
  const peak = peakOf(state.day, state.samples, whole.zones);
  const change = changeOf(state.lately, whole.zones, occupancy);
  return html`<section class="wall-site ${how}">
    <h2>${t.onSite}</h2>
    <p class="wall-number ${size(occupancy, capacity)}">${figure(speech, occupancy, "site-occupancy")}</p>
    <p class="of">${capacity === undefined ? "" : t.of(f.number(capacity))}</p>
    ${bar(occupancy, capacity)}
    <p class="foot">${fullness(speech, how, occupancy, capacity)} ${trendText(speech, change)}</p>
    <p class="wall-peak">${peak && peak.occupancy > 0 ? t.peakAt(f.number(peak.occupancy), f.time(peak.at)) : t.noPeak}</p>
  </section>`;
}

function zonesSlide(
  { zones, page, of }: Extract<Slide, { kind: "zones" }>,
  state: Told,
  speech: WallSpeech,
): TemplateResult {
  const { t, f } = speech;
  const { wide, high } = across(zones.length);
  return html`<section class="wall-zones">
    <header class="row">
      <h2>${t.zones}</h2>
      ${of > 1 ? html`<span class="quiet">${t.wall.pageOf(f.number(page), f.number(of))}</span>` : ""}
    </header>
    <div class="wall-tiles" style="--wide:${wide};--high:${high}">
      ${zones.map((zone) => tile(zone, state, speech))}
    </div>
  </section>`;
}

function tile(zone: Zone, state: Told, speech: WallSpeech): TemplateResult {
  const { t, f } = speech;
  const { numbers } = state;
  const counted = numbers.zones[zone.id];
  const occupancy = counted?.occupancy ?? 0;
  const capacity = counted?.capacity ?? zone.capacity;
  const how = level(occupancy, capacity, levelsOf(state.event, zone));
  const change = changeOf(state.lately, [zone.id], occupancy);
  return html`<article class="wall-tile panel" data-testid="zone-tile" data-zone=${zone.id}>
    <div class="inner ${how}">
      <h3 class=${isLong(speech.zone(zone.id)) ? "long" : ""}>${speech.zone(zone.id)}</h3>
      <p class="wall-number ${size(occupancy, capacity)}">
        ${figure(speech, occupancy, "occupancy")}
        ${capacity === undefined ? "" : html`<span class="of">${t.of(f.number(capacity))}</span>`}
      </p>
      ${bar(occupancy, capacity)}
      <p class="foot">${fullness(speech, how, occupancy, capacity)} ${trendText(speech, change)}</p>
    </div>
  </article>`;
}

/** More than fits on two lines at full size; a Chinese character takes the room of two letters. */
const isLong = (name: string) => [...name].reduce((sum, letter) => sum + (letter > "\u2e80" ? 2 : 1), 0) > 38;

/** What may come to have more digits is set smaller from the start: nothing jumps when it does. */
function size(occupancy: number, capacity: number | undefined): string {
  const most = Math.max(occupancy, capacity ?? 0);
  return most >= 100_000 ? "longest" : most >= 10_000 ? "longer" : most >= 1_000 ? "long" : "";
}
