import { html, type TemplateResult } from "lit/html.js";
import type { Formats } from "../../../common/src/formats";
import { LANGUAGES, type Language } from "../../../common/src/i18n";
import { LANGUAGE } from "../../../common/src/languages";
import type { Actions } from "../app/state";
import type { Messages } from "../words";

/** What every view needs besides what it shows. */
export interface View {
  language: Language;
  t: Messages;
  f: Formats;
  actions: Actions;
}

/** One tap to each language. */
export function languages({ language, t, actions }: View): TemplateResult {
  return html`<div class="languages" role="group" aria-label=${t.language}>
    ${LANGUAGES.map(
      (each) => html`<button
        type="button"
        lang=${each}
        data-testid="language-${each}"
        aria-label=${spoken(each)}
        aria-pressed=${each === language}
        @click=${() => actions.language(each)}
      >${LANGUAGE[each].short}</button>`,
    )}
  </div>`;
}

/** The full name, with what stands on the button in it: whoever speaks to the page says what they see. */
function spoken(language: Language): string {
  const { full, short } = LANGUAGE[language];
  return full.includes(short) ? full : `${short}, ${full}`;
}

/** Takes more than a line on a phone, in the width of Latin letters: it is set smaller, so that more of it is seen. */
export function isLong(name: string): boolean {
  return [...name].reduce((width, letter) => width + (letter < "\u2e80" ? 1 : 2), 0) > 30;
}
