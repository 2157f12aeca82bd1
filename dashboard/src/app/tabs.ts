/** The way from one view to another. */
import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import type { Actions } from "./actions";
import { viewsOf } from "./address";
import { FEATURES, featureOf, VIEWS, type View } from "./registry";
import type { DashboardState } from "./state";
import type { PageSpeech } from "./words";

export function tabs(state: DashboardState, speech: PageSpeech, actions: Actions): TemplateResult {
  const { t } = speech;
  return html`<nav class="tabs" aria-label=${t.views} ${ref(reveal[state.view])}>
    <ul>
      ${viewsOf(state.me).map(
        (view) => html`<li>
          <button
            type="button"
            data-testid="view-${view}"
            aria-current=${view === state.view ? "page" : "false"}
            @click=${() => actions.view(view)}
          >
            ${FEATURES[view].title(speech)} ${featureOf(view).mark?.(state as never, speech as never) ?? ""}
          </button>
        </li>`,
      )}
    </ul>
  </nav>`;
}

/** One function a view: it is called when the view changes, and not each time that the page is drawn. */
const reveal = Object.fromEntries(VIEWS.map((view) => [view, (nav?: Element) => show(nav)])) as Record<
  View,
  (nav?: Element) => void
>;

/** Brings the tab of the view into sight, where not all of them fit; the page itself stays where it is. */
function show(nav: Element | undefined): void {
  requestAnimationFrame(() => {
    const tab = nav?.querySelector<HTMLElement>('[aria-current="page"]');
    if (nav && tab) nav.scrollLeft = tab.offsetLeft - (nav.clientWidth - tab.offsetWidth) / 2;
  });
}
