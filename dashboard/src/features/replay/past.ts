/** A minute of the past by the tiles and drawings of the live views. */
import { html, type TemplateResult } from "lit";
import type { Moment } from "../../event/changes";
import { zoneTrees } from "../../event/venue";
import { flowPanel } from "../../kit/curves";
import { figure } from "../../kit/figures";
import { planDrawing, ratioOf } from "../../kit/plan-drawing";
import { place, zones } from "../../kit/tile";
import type { ReplayShown } from "./model";
import { momentOf, type Reel } from "./reel";
import { shownAt } from "./shown";
import type { ReplaySpeech } from "./speech";
import type { ReplayActions } from "./work";

/** While it plays a drawing is made anew so often that it does not lag behind the numbers. */
const DRAWING_MS = 400;

export function pastView(
  state: ReplayShown,
  reel: Reel,
  speech: ReplaySpeech,
  actions: ReplayActions,
): TemplateResult | string {
  const { event, replay } = state;
  const moment = momentOf(reel, replay.minute);
  if (!moment) return "";
  const shown = shownAt(state, event, reel, replay.minute, moment);
  const tree = zoneTrees(event);
  const [only] = tree;
  const holdsZones = tree.length === 1 && only !== undefined && only.within.length > 0;
  return html`<div class="past" data-testid="replay-past">
    <div class="whole">
      ${holdsZones ? place(shown, speech, actions.pick, { zone: only.zone, within: [] }) : ""} ${totals(moment, speech)}
    </div>
    ${zones(shown, speech, actions.pick, holdsZones ? only.within : tree)}
    ${plan(state, shown.numbers?.zones ?? {}, speech)}
    ${flowPanel(shown, speech, DRAWING_MS)}
  </div>`;
}

function totals({ site, totals }: Moment, speech: ReplaySpeech): TemplateResult {
  const { t } = speech;
  const refused = Object.values(totals.refused).reduce((sum, count) => sum + count, 0);
  const fact = (name: string, value: number, hook: string) => html`<div>
    <dt>${name}</dt>
    <dd>${figure(speech, value, hook)}</dd>
  </div>`;
  return html`<section class="panel totals">
    <p class="quiet">${t.replay.soFar}</p>
    <dl class="facts">
      ${fact(t.visitors, site.unique, "total-visitors")} ${fact(t.entries, site.visits, "total-visits")}
      ${fact(t.admitted, totals.admitted, "total-admitted")} ${fact(t.refused, refused, "total-refused")}
    </dl>
  </section>`;
}

function plan(
  { event, plan: { plan: known, picture } }: ReplayShown,
  numbers: Readonly<Record<string, { occupancy?: number; visits?: number; capacity?: number }>>,
  speech: ReplaySpeech,
): TemplateResult | string {
  if (!known || Object.keys(known.places).length === 0) return "";
  const { image } = known;
  const drawn = image && picture ? { url: picture.url, width: image.width, height: image.height } : undefined;
  return html`<section class="panel floor">
    <h2>${speech.t.floor.title}</h2>
    <div class="frame" style="--ratio:${ratioOf(drawn).toFixed(4)}">
      ${planDrawing(drawn, known.places, numbers, event, speech)}
    </div>
  </section>`;
}
