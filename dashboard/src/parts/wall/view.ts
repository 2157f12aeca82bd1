/** The numbers for a big screen: large, without names, one view after another. */
import { html, type TemplateResult } from "lit";
import type { DashboardState } from "../../model/state";
import type { Actions } from "../../views/actions";
import type { Speech } from "../../words/words";

export function wallView(_state: DashboardState, { t }: Speech, actions: Actions): TemplateResult {
  return html`<main id="numbers" class="wall" tabindex="-1">
    <button type="button" class="control" data-testid="wall-leave" @click=${() => actions.wall(false)}>${t.wall.leave}</button>
  </main>`;
}
