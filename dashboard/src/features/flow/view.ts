/** Where people go, how long they stay, and who they are. */

import { html, type TemplateResult } from "lit";
import { isBooth } from "../../../../common/src/zone-kinds";
import { localDay } from "../../event/day";
import { serverNow } from "../../event/shared";
import { figure } from "../../kit/figures";
import { arrivalsPanel, comparesDays } from "./arrivals";
import type { FlowShown, Loaded } from "./model";
import { routesPanel } from "./routes";
import { sharesPanel } from "./shares";
import { LAST_HOUR, WHOLE_EVENT } from "./spans";
import type { FlowSpeech } from "./speech";
import { staysPanel } from "./stays";
import { allOf, flowOf, meanStay, sharesOf, slotsOf, staysOf, type Whole, wholeOf } from "./sums";
import { placeWords, spanControls, windowWords, zoneControl } from "./window";
import type { FlowActions } from "./work";

export function flowView(state: FlowShown, speech: FlowSpeech, actions: FlowActions): TemplateResult {
  const { t, f } = speech;
  const { flow, connection } = state;
  const { loaded } = flow;
  // The numbers of another window stay, greyed, until the right ones are there: nothing jumps.
  const old = connection.status !== "live" || (loaded !== undefined && loaded.span !== flow.span);
  return html`<main
    id="numbers"
    class="part flows ${old ? "stale" : ""}"
    tabindex="-1"
    data-testid="flow-view"
    data-span=${loaded?.span ?? ""}
    data-seq=${loaded?.changes.seq ?? ""}
    aria-busy=${loaded === undefined || loaded.span !== flow.span}
  >
    <h2 class="visually-hidden">${t.flow.title}</h2>
    <header>
      ${spanControls(state, speech, actions)} ${zoneControl(state, speech, actions)}
      <span class="quiet asof" role="status">${loaded ? t.flow.counted(f.clock(loaded.changes.at)) : ""}</span>
    </header>
    ${flow.trouble === undefined ? "" : trouble(speech, actions, loaded !== undefined)}
    ${loaded ? panels(state, speech, actions, loaded) : flow.trouble === undefined ? loading(speech) : ""}
  </main>`;
}

function panels(state: FlowShown, speech: FlowSpeech, actions: FlowActions, loaded: Loaded): TemplateResult {
  const { t, f } = speech;
  const { event } = state;
  const { zone } = state.flow;
  const { span, changes } = loaded;
  const moment = allOf(changes);
  const window = windowWords(speech, loaded);
  const place = placeWords(speech, event, zone);
  const whole = wholeOf(loaded, zone);
  const flow = flowOf(moment.flow, event, zone);
  const isOfBooth = event.zones.some((each) => each.id === zone && isBooth(each));
  const byDay = comparesDays(span, event.days);
  const slots = slotsOf(changes, zone, byDay ? f.isoDay : undefined);
  const today = localDay(serverNow(state), event.timezone);
  const isNow = span === LAST_HOUR || span === WHOLE_EVENT || span === today;
  const inside = isNow ? t.flow.insideNow : t.flow.insideThen;
  const quiet = whole.visits === 0 && whole.stays === 0 && Object.keys(flow).length === 0;
  if (quiet)
    return html`<section class="panel hollow" data-testid="flow-empty">
      <h3>${t.flow.nothing}</h3>
      <p class="quiet">${place} · ${window}</p>
      <p class="quiet">${t.flow.nothingText}</p>
    </section>`;
  return html`
    ${figures(speech, inside, whole, window, place)}
    ${isOfBooth ? html`<p class="quiet note">${t.flow.boothOnly}</p>` : routesPanel(state, speech, flow, window)}
    <div class="pair">
      ${isOfBooth ? "" : staysPanel(speech, staysOf(moment, changes.dwell_minutes, event, zone), window, place)}
      ${arrivalsPanel(speech, slots, span, byDay, window, place)}
      ${(["category", "group"] as const).map((by) =>
        sharesPanel(state, speech, actions, by, sharesOf(loaded[by], zone), inside, `${place} · ${window}`),
      )}
    </div>
  `;
}

function figures(
  speech: FlowSpeech,
  inside: string,
  whole: Whole,
  window: string,
  place: string,
): TemplateResult {
  const { t, f } = speech;
  const mean = meanStay(whole);
  const one = (label: string, value: TemplateResult | string) =>
    html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  return html`<section class="panel sums" data-testid="flow-sums">
    <header>
      <h3>${place}</h3>
      <p class="quiet">${window}</p>
    </header>
    <dl>
      ${one(t.flow.visits, figure(speech, whole.visits, "flow-visits"))}
      ${one(t.flow.visitors, figure(speech, whole.unique, "flow-unique"))}
      ${one(t.flow.fresh, figure(speech, whole.fresh, "flow-fresh"))}
      ${one(t.flow.returns, figure(speech, whole.again, "flow-again"))}
      ${
        whole.inside === undefined
          ? ""
          : [
              one(inside, figure(speech, whole.inside, "flow-inside")),
              one(t.flow.meanStay, mean === undefined ? t.none : f.duration(mean)),
            ]
      }
    </dl>
  </section>`;
}

function trouble({ t }: FlowSpeech, actions: FlowActions, old: boolean): TemplateResult {
  return html`<section class="panel concern bad" role="alert" data-testid="flow-trouble">
    <h3><span class="shape" aria-hidden="true">■</span> ${t.flow.trouble}</h3>
    <p>${old ? t.flow.troubleOld : t.flow.troubleText}</p>
    <button type="button" class="control" @click=${() => actions.again()}>${t.flow.again}</button>
  </section>`;
}

function loading({ t }: FlowSpeech): TemplateResult {
  return html`<section class="panel hollow" data-testid="flow-loading" role="status">
    <h3>${t.flow.loading}</h3>
    <p class="quiet">${t.flow.loadingText}</p>
  </section>`;
}
