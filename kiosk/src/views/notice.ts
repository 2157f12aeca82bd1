/** Before there is a door: starting, no server, no key. */
import { html, nothing, type TemplateResult } from "lit";
import type { Screen } from "../model";
import { languages, type View } from "./view";

type Notice = Exclude<Screen, { at: "door" } | { at: "setup" }>;

export function noticeView(screen: Notice, view: View): TemplateResult {
  const { t } = view;
  return html`<main class="card" data-testid="notice" data-screen=${screen.at}>
    <header><strong class="brand">Footfall</strong>${languages(view)}</header>
    ${
      screen.at === "starting"
        ? html`<h1>${t.starting}</h1>`
        : screen.at === "unreachable"
          ? html`<h1 role="alert">${t.unreachable}</h1><p>${t.unreachableNext}</p>`
          : html`<h1 role="alert">${t.unpaired[screen.why]}</h1>${pairing(view)}`
    }
    ${
      screen.at === "starting"
        ? nothing
        : html`<button type="button" class="plain" @click=${view.actions.retry}>${t.tryAgain}</button>`
    }
  </main>`;
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
