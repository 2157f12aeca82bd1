/** The way from one view to another. */
import { html, type TemplateResult } from "lit";
import type { DashboardState } from "../model/state";
import { type View, viewsOf } from "../model/view";
import type { Speech, Words } from "../words/words";
import type { Actions } from "./actions";

export function tabs(state: DashboardState, { t }: Speech, actions: Actions): TemplateResult {
  return html`<nav class="tabs" aria-label=${t.views}>
    <ul>
      ${viewsOf(state.me).map(
        (view) => html`<li>
          <button
            type="button"
            data-testid="view-${view}"
            aria-current=${view === state.view ? "page" : "false"}
            @click=${() => actions.view(view)}
          >
            ${title(view, t)}
          </button>
        </li>`,
      )}
    </ul>
  </nav>`;
}

function title(view: View, t: Words): string {
  if (view === "now") return t.now;
  return view === "kiosks" ? t.kiosks : t[view].title;
}
