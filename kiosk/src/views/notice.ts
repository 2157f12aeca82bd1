/** Where there is no door: starting, no server, no key, another tab, put away. */
import { html, nothing, type TemplateResult } from "lit/html.js";
import type { Screen } from "../app/state";
import { languages, type View } from "./view";

type Notice = Exclude<Screen, { at: "door" } | { at: "setup" }>;

export function noticeView(screen: Notice, view: View): TemplateResult {
  return html`<main class="card" data-testid=${screen.at === "elsewhere" ? "elsewhere" : "notice"} data-screen=${screen.at}>
    <header><strong class="brand">Footfall</strong>${languages(view)}</header>
    ${body(screen, view)}
  </main>`;
}

function body(screen: Notice, view: View): TemplateResult {
  const { t, actions } = view;
  const again = html`<button type="button" class="plain" @click=${actions.retry}>${t.tryAgain}</button>`;
  switch (screen.at) {
    case "starting":
      return html`<h1>${t.starting}</h1>`;
    case "unreachable":
      return html`<h1 role="alert">${t.unreachable}</h1><p>${t.unreachableNext}</p>${again}`;
    case "elsewhere":
      return html`<h1 role="alert">${t.elsewhere}</h1><p>${t.elsewhereNext}</p>
        <button type="button" class="primary" data-testid="here" @click=${actions.here}>${t.here}</button>`;
    case "away":
      return awayBody(screen, view);
    case "unpaired":
      return html`<h1 role="alert" data-testid="unpaired" data-why=${screen.why}>${t.unpaired[screen.why]}</h1>
        <p>${t.unpairedNext[screen.why]}</p>
        ${screen.there ? html`<a data-testid="there" href=${screen.there}>${t.openThere(new URL(screen.there).host)}</a>` : nothing}
        ${pairing(view)}${again}`;
  }
}

function awayBody(away: Extract<Screen, { at: "away" }>, { t, f, actions }: View): TemplateResult {
  const { name, waiting, aside, told } = away;
  return html`<h1>${t.away}</h1>
    <p><b>${name}</b></p>
    <p>${t.awayNext}</p>
    ${waiting > 0 ? html`<p role="alert" data-testid="away-waiting" data-value=${waiting}>${t.awayWaiting(f.number(waiting))}</p>` : nothing}
    ${aside > 0 ? html`<p data-testid="away-aside">${t.awayAside(f.number(aside))}</p>` : nothing}
    <p class="hint" role="status" data-testid="away-told" data-told=${told}>${told ? t.awayTold : t.awayUntold}</p>
    <button type="button" class="primary" data-testid="stand-up" @click=${actions.standUp}>${t.standUp}</button>`;
}

function pairing({ t, actions }: View): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.pair(String(new FormData(event.target as HTMLFormElement).get("key") ?? ""));
  };
  return html`<form @submit=${submit}>
      <label for="key">${t.key}</label>
      <input id="key" name="key" type="password" autocomplete="off" required data-testid="key" />
      <button class="primary" data-testid="key-go">${t.connect}</button>
    </form>`;
}
