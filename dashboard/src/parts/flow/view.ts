/** Where people go, how long they stay, and who they are. */
import { html, type TemplateResult } from "lit";
import type { DashboardState } from "../../model/state";
import type { Actions } from "../../views/actions";
import type { Speech } from "../../words/words";

export function flowView(_state: DashboardState, { t }: Speech, _actions: Actions): TemplateResult {
  return html`<main id="numbers" class="part flow" tabindex="-1"><h2>${t.flow.title}</h2></main>`;
}
