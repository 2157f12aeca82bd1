/** What was warned of, and who took care of it. */
import { html, type TemplateResult } from "lit";
import type { DashboardState } from "../../model/state";
import type { Actions } from "../../views/actions";
import type { Speech } from "../../words/words";

export function warningsView(_state: DashboardState, { t }: Speech, _actions: Actions): TemplateResult {
  return html`<main id="numbers" class="part warnings" tabindex="-1"><h2>${t.warnings.title}</h2></main>`;
}
