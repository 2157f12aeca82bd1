/** While there is no number yet. */
import { html, type TemplateResult } from "lit";
import { type Shared, stuck } from "../../event/shared";
import { columns } from "../../kit/columns";
import { stuckWords } from "../../kit/connection";
import type { Speech } from "../../words/words";

/** The shape of what is coming, without a number that could be taken for one. */
export function loading(state: Shared, speech: Speech): TemplateResult {
  const { t } = speech;
  return html`<main class="board waiting" aria-busy="true">
    <div class="left">
      <section class="panel site">
        <h2 role="status">${stuck(state) ? t.stuck : t.loading}</h2>
        <p class="figure huge"><span class="number">${t.none}</span></p>
        <p class="quiet">${stuck(state) ? stuckWords(state, speech) : ""}</p>
      </section>
    </div>
    <div class="middle" aria-hidden="true">
      <div class="zones">
        <div class="tiles" style=${columns(6)}>
          ${Array.from({ length: 6 }, () => html`<article class="tile panel ghost"></article>`)}
        </div>
      </div>
    </div>
    <div class="right" aria-hidden="true"><section class="panel ghost"></section></div>
  </main>`;
}
