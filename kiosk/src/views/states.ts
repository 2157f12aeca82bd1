/** A door without a visitor: closed, looked for, or waiting for somebody to pass by. */
import { html, type TemplateResult } from "lit/html.js";
import { LANGUAGES } from "../../../common/src/i18n";
import { pickName } from "../../../common/src/names";
import type { DoorScreen } from "../app/state";
import type { Closed } from "../scanner/conversation";
import { icon } from "../verdict/icons";
import { MESSAGES } from "../words";
import { isLong, type View } from "./view";

export function closedView(why: Closed, { t }: View): TemplateResult {
  return html`<section class="verdict" data-testid="closed" data-reason=${why}>
    ${icon("closed")}
    <h1>${t.closed[why]}</h1>
    <p class="next">${t.closedNext[why]}</p>
  </section>`;
}

export function foundView({ name }: DoorScreen, { t }: View): TemplateResult {
  return html`<section class="found" data-testid="found" role="alert">
    <p>${t.found}</p>
    <h1 class="name" dir="auto" data-long=${isLong(name)}>${name}</h1>
  </section>`;
}

/** In all languages at once: nobody knows who comes next. It wanders a little, so that no screen burns in. */
export function attractView({ zone, now }: DoorScreen, { language }: View): TemplateResult {
  const minute = Math.floor(now / 60_000);
  const style = `translate: ${(minute % 5) - 2}vmin ${(minute % 7) - 3}vmin`;
  return html`<section class="attract" data-testid="attract" style=${style}>
    <p class="place">${pickName(zone.name, language, zone.id)}</p>
    ${LANGUAGES.map((each) => html`<p class="invitation" lang=${each}>${MESSAGES[each].attract}</p>`)}
  </section>`;
}
