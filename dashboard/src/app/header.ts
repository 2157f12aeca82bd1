import { html, type TemplateResult } from "lit";
import { connection, dayWords } from "../kit/connection";
import { languageSelect, themeButton, wordButton } from "../kit/controls";
import type { Actions } from "./actions";
import type { DashboardState } from "./state";
import type { PageSpeech } from "./words";

export function header(state: DashboardState, speech: PageSpeech, actions: Actions): TemplateResult {
  const { t } = speech;
  const { event } = state;
  return html`<header class="top">
    <div class="title">
      <h1 data-testid="event-title">${event ? speech.named(event.name, event.id) : t.product}</h1>
      <p class="quiet">${event ? dayWords(state, speech) : t.title}</p>
    </div>
    ${state.phase === "watching" ? connection(state, speech) : ""}
    <div class="controls">
      ${
        state.phase === "watching" && state.events.length > 1
          ? wordButton("swap", t.otherEvent, "other-event", actions.choose)
          : ""
      }
      ${
        state.phase === "watching"
          ? wordButton("screen", t.wall.open, "wall-open", () => actions.wall(true))
          : ""
      }
      ${languageSelect(state.language, t.language, actions.language)}
      ${themeButton(state.theme, t, actions.toggleTheme)}
      ${state.me ? wordButton("exit", t.signOut, "sign-out", actions.signOut) : ""}
    </div>
  </header>`;
}
