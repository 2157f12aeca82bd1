/** The floor plan, coloured by how full each zone is. */
import { html, type TemplateResult } from "lit";
import type { DashboardState } from "../../model/state";
import type { Actions } from "../../views/actions";
import type { Speech } from "../../words/words";

export function planView(_state: DashboardState, { t }: Speech, _actions: Actions): TemplateResult {
  return html`<main id="numbers" class="part plan" tabindex="-1"><h2>${t.plan.title}</h2></main>`;
}
