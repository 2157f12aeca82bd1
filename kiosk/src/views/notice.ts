/** Before there is a door: starting, no server, no key, another tab. */
import { html, type TemplateResult } from "lit/html.js";
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
    case "unpaired":
      return html`<h1 role="alert">${t.unpaired[screen.why]}</h1>${pairing(view)}${again}`;
  }
}

function pairing({ t, actions }: View): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    actions.pair(String(new FormData(event.target as HTMLFormElement).get("key") ?? ""));
  };
  return html`<p>${t.unpairedNext}</p>
    <form @submit=${submit}>
      <label for="key">${t.key}</label>
      <input id="key" name="key" type="password" autocomplete="off" data-testid="key" />
      <button class="primary">${t.connect}</button>
    </form>`;
}
