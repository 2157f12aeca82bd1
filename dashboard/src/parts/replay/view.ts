/** The day again, minute by minute, from the log. */
import { html, type TemplateResult } from "lit";
import type { DashboardState } from "../../model/state";
import type { Actions } from "../../views/actions";
import type { Speech } from "../../words/words";

export function replayView(_state: DashboardState, { t }: Speech, _actions: Actions): TemplateResult {
  return html`<main id="numbers" class="part replay" tabindex="-1"><h2>${t.replay.title}</h2></main>`;
}
