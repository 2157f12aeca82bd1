/** Somebody in the register, their day, and who is in a zone now. */
import { html, type TemplateResult } from "lit";
import type { Pane, PeopleShown } from "./model";
import { personPanel } from "./person-view";
import { rollPane } from "./roll-view";
import { searchPanel } from "./search-view";
import type { PeopleSpeech } from "./speech";
import type { PeopleActions } from "./work";

export function peopleView(state: PeopleShown, speech: PeopleSpeech, actions: PeopleActions): TemplateResult {
  const { t } = speech;
  const { pane, person } = state.people;
  const stale = state.connection.status === "live" ? "" : "stale";
  return html`<main
    id="numbers"
    class="part people ${pane} ${person ? "chosen" : ""} ${stale}"
    data-testid="people"
    data-pane=${pane}
    tabindex="-1"
  >
    <header class="screen-only">
      <h2>${t.people.title}</h2>
      <div class="panes" role="group" aria-label=${t.people.title}>
        ${paneButton("find", t.people.find, pane, actions)} ${paneButton("roll", t.people.roll, pane, actions)}
      </div>
    </header>
    ${
      pane === "roll"
        ? rollPane(state, speech, actions)
        : html`<div class="finding">
            ${searchPanel(state, speech, actions)} ${personPanel(state, speech, actions)}
          </div>`
    }
  </main>`;
}

function paneButton(pane: Pane, words: string, shown: Pane, actions: PeopleActions): TemplateResult {
  return html`<button
    type="button"
    class="control"
    data-testid="people-${pane}"
    aria-pressed=${pane === shown}
    @click=${() => actions.pane(pane)}
  >
    ${words}
  </button>`;
}
