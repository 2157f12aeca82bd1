/** Somebody in the register, their day, and who is in a zone now. */
import { html, type TemplateResult } from "lit";
import type { DashboardState } from "../../model/state";
import type { Actions } from "../../views/actions";
import type { Speech } from "../../words/words";

export function peopleView(_state: DashboardState, { t }: Speech, _actions: Actions): TemplateResult {
  return html`<main id="numbers" class="part people" tabindex="-1"><h2>${t.people.title}</h2></main>`;
}
