/** What stands where the numbers are not (yet): signing in, choosing, waiting, nothing there. */
import { html, type TemplateResult } from "lit";
import type { Actions } from "./actions";
import type { DashboardState, Trouble } from "./state";
import type { PageSpeech } from "./words";

export function loginForm(state: DashboardState, speech: PageSpeech, actions: Actions): TemplateResult {
  const { t } = speech;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    actions.signIn(String(form.get("name") ?? ""), String(form.get("password") ?? ""));
  };
  return html`<main class="door">
    <form class="panel card" @submit=${submit}>
      <h2>${t.signIn}</h2>
      <p class="quiet">${t.signInText}</p>
      <label>
        <span>${t.name}</span>
        <input name="name" data-testid="login-name" autocomplete="username" autocapitalize="none" required autofocus />
      </label>
      <label>
        <span>${t.password}</span>
        <input
          name="password"
          type="password"
          data-testid="login-password"
          autocomplete="current-password"
          required
        />
      </label>
      <p class="trouble" role="alert">${state.trouble ? troubleWords(speech, state.trouble) : ""}</p>
      <button type="submit" class="main" data-testid="login-submit" ?disabled=${state.signingIn}>
        ${state.signingIn ? t.signingIn : t.signIn}
      </button>
    </form>
  </main>`;
}

function troubleWords({ t }: PageSpeech, trouble: Trouble): string {
  const words: Record<string, string> = {
    wrong_login: t.wrongLogin,
    too_many_attempts: t.tooManyAttempts,
    link_over: t.linkOver,
    session_over: t.sessionOver,
    not_allowed: t.notAllowed,
    unknown_event: t.unknownEvent,
  };
  return words[trouble] ?? t.noConnection;
}

export function chooser(state: DashboardState, speech: PageSpeech, actions: Actions): TemplateResult {
  const { t, f } = speech;
  const days = (all: string[]) => {
    const [first, last] = [all[0], all.at(-1)].map((day) => day && f.day(`${day}T12:00:00Z`));
    return first === last ? first : `${first} – ${last}`;
  };
  return html`<main class="door">
    <section class="card">
      <h2>${t.chooseEvent}</h2>
      ${state.trouble ? html`<p class="trouble" role="alert">${troubleWords(speech, state.trouble)}</p>` : ""}
      <ul class="choices">
        ${state.events.map(
          (event) => html`<li>
            <button type="button" class="panel" data-event=${event.id} @click=${() => actions.watch(event.id)}>
              <b>${speech.named(event.name, event.id)}</b>
              <span class="quiet">${days(event.days)}</span>
            </button>
          </li>`,
        )}
      </ul>
    </section>
  </main>`;
}

export function noEvents({ t }: PageSpeech): TemplateResult {
  return html`<main class="door">
    <section class="panel card">
      <h2>${t.noEvents}</h2>
      <p class="quiet">${t.noEventsText}</p>
      <pre>footfall event load my-event.toml</pre>
    </section>
  </main>`;
}

export function failed(state: DashboardState, speech: PageSpeech, actions: Actions): TemplateResult {
  return html`<main class="door">
    <section class="panel card">
      <h2><span class="shape" aria-hidden="true">■</span> ${speech.t.lost}</h2>
      <p role="alert">${troubleWords(speech, state.trouble ?? "")}</p>
      <button type="button" class="main" @click=${actions.retry}>${speech.t.tryAgain}</button>
    </section>
  </main>`;
}
