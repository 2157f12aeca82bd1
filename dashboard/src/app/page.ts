/** The whole page as a function of the state. */
import { html, type TemplateResult } from "lit";
import { places, site } from "../event/venue";
import { flowView } from "../features/flow/view";
import { kiosksView } from "../features/kiosks/view";
import { attentionPanel, lostWords } from "../features/now/attention";
import { boothsPanel } from "../features/now/booths";
import { feedPanel } from "../features/now/feed-view";
import { fillingPanel } from "../features/now/filling-view";
import { arrivalsPanel, refusedPanel, sitePanel, totalsPanel } from "../features/now/site";
import { trustPanel } from "../features/now/trust-view";
import { peopleView } from "../features/people/view";
import { planView } from "../features/plan/view";
import { replayView } from "../features/replay/view";
import { wallView } from "../features/wall/view";
import { warningsView } from "../features/warnings/view";
import { flowPanel, occupancyPanel } from "../kit/curves";
import { zones } from "../kit/tile";
import type { Speech } from "../words/words";
import type { Actions } from "./actions";
import { chooser, failed, loading, loginForm, noEvents } from "./doors";
import { header } from "./header";
import type { DashboardState } from "./state";
import { tabs } from "./tabs";

export function page(state: DashboardState, speech: Speech, actions: Actions): TemplateResult {
  if (state.phase === "watching" && state.wall) return wallView(state, speech, actions);
  return html`<a class="skip" href="#numbers">${speech.t.skip}</a>
    ${header(state, speech, actions)} ${state.phase === "watching" ? tabs(state, speech, actions) : ""}
    ${lostBanner(state, speech)} ${body(state, speech, actions)}`;
}

function body(state: DashboardState, speech: Speech, actions: Actions): TemplateResult {
  switch (state.phase) {
    case "login":
      return loginForm(state, speech, actions);
    case "choosing":
      return chooser(state, speech, actions);
    case "empty":
      return noEvents(speech);
    case "failed":
      return failed(state, speech, actions);
    case "starting":
      return loading(state, speech);
    case "watching":
      return watched(state, speech, actions);
  }
}

function watched(state: DashboardState, speech: Speech, actions: Actions): TemplateResult {
  const { event } = state;
  const works = actions.parts();
  if (!event || !works) return loading(state, speech);
  const shared = { ...state, event };
  switch (state.view) {
    case "now":
      return state.numbers ? board(state, speech, actions) : loading(state, speech);
    case "plan":
      return planView(state, speech, actions);
    case "flow":
      return flowView(state, speech, actions);
    case "replay":
      return replayView(state, speech, actions);
    case "people":
      return peopleView(state, speech, actions);
    case "warnings":
      return warningsView(state, speech, actions);
    case "kiosks":
      return kiosksView(shared, state.kioskDesk, works.kiosks, speech);
  }
}

/** Above every view: whatever is looked at, it may be old. */
function lostBanner(state: DashboardState, speech: Speech): TemplateResult | string {
  if (state.phase !== "watching" || state.connection.status !== "lost") return "";
  return html`<p class="banner loud" role="alert">
    <span aria-hidden="true">■</span> <b>${speech.t.lostTitle}.</b> ${lostWords(state, speech)}
  </p>`;
}

function board(state: DashboardState, speech: Speech, actions: Actions): TemplateResult {
  const { event, numbers } = state;
  if (!event || !numbers) return loading(state, speech);
  const tree = places(event);
  const total = site(event, numbers);
  const [only] = tree;
  const holdsZones = tree.length === 1 && only !== undefined && only.within.length > 0;
  const lost = state.connection.status !== "live";
  const fresh = numbers.totals.admitted === 0 && state.feed.length === 0;
  return html`
    ${fresh ? welcome(speech) : ""}
    <main id="numbers" class="board ${lost ? "stale" : ""}" tabindex="-1">
      <div class="left">
        ${sitePanel(state, speech, total, holdsZones)} ${totalsPanel(state, speech, total, holdsZones)}
        ${arrivalsPanel(state, speech)} ${refusedPanel(state, speech)} ${boothsPanel(state, speech)}
      </div>
      <div class="middle">
        ${zones(state, speech, actions, holdsZones ? only.within : tree)}
        ${occupancyPanel(state, speech, actions, total)}
      </div>
      <div class="right">
        ${trustPanel(state, speech)} ${attentionPanel(state, speech, actions)} ${fillingPanel(state, speech)}
        ${feedPanel(state, speech)}
      </div>
      ${flowPanel(state, speech)}
    </main>
  `;
}

function welcome({ t }: Speech): TemplateResult {
  return html`<section class="banner quietly">
    <b>${t.noScans}.</b> ${t.noScansText} <a href="/kiosk/">${t.openKiosk}</a>
  </section>`;
}
