/** The whole page as a function of the state. */
import { html, type TemplateResult } from "lit";
import { loading } from "../features/now/loading";
import type { WallActions } from "../features/wall/model";
import { wallView } from "../features/wall/view";
import { lostWords } from "../kit/connection";
import type { Actions } from "./actions";
import { chooser, failed, loginForm, noEvents } from "./doors";
import { header } from "./header";
import type { DashboardState } from "./state";
import { tabs } from "./tabs";
import type { PageSpeech } from "./words";
import { drawFeature } from "./works";

export function page(state: DashboardState, speech: PageSpeech, actions: Actions): TemplateResult {
  if (state.phase === "watching" && state.wall) return wallView(state, speech, wallActions(actions));
  return html`<a class="skip" href="#numbers">${speech.t.skip}</a>
    ${header(state, speech, actions)} ${state.phase === "watching" ? tabs(state, speech, actions) : ""}
    ${lostBanner(state, speech)} ${body(state, speech, actions)}`;
}

function body(state: DashboardState, speech: PageSpeech, actions: Actions): TemplateResult {
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

function watched(state: DashboardState, speech: PageSpeech, actions: Actions): TemplateResult {
  const { event } = state;
  const works = actions.works();
  if (!event || !works) return loading(state, speech);
  return drawFeature(state.view, { ...state, event }, speech, works);
}

function wallActions(actions: Actions): WallActions {
  return {
    stage: actions.stage,
    leave: () => actions.wall(false),
    look: () => void actions.page.readFloor(),
    pick: actions.page.pick,
    language: actions.language,
    toggleTheme: actions.toggleTheme,
  };
}

/** Above every view: whatever is looked at, it may be old. */
function lostBanner(state: DashboardState, speech: PageSpeech): TemplateResult | string {
  const { status, blocked } = state.connection;
  if (state.phase !== "watching" || (status !== "lost" && !blocked)) return "";
  return html`<p class="banner loud" role="alert">
    <span aria-hidden="true">■</span> <b>${status === "lost" ? speech.t.lostTitle : speech.t.stuck}.</b> ${lostWords(state, speech)}
  </p>`;
}
