/** What every page has at its top: the language and the light. */
import { html, type TemplateResult } from "lit";
import { isLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from "../../../common/src/i18n";
import type { Theme } from "../../../common/src/theme";

const SUN = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="4.2" />
  <path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1" />
</svg>`;
const MOON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M20 14.5A8.2 8.2 0 0 1 9.5 4a8.2 8.2 0 1 0 10.5 10.5Z" />
</svg>`;

export function languageSelect(
  current: Language,
  label: string,
  choose: (language: Language) => void,
): TemplateResult {
  const change = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    if (isLanguage(value)) choose(value);
  };
  return html`<select class="control" aria-label=${label} data-testid="language" @change=${change}>
    ${LANGUAGES.map(
      (language) =>
        html`<option value=${language} lang=${language} .selected=${language === current}>
          ${LANGUAGE_NAMES[language].full}
        </option>`,
    )}
  </select>`;
}

export function themeButton(
  theme: Theme,
  t: { toLight: string; toDark: string },
  toggle: () => void,
): TemplateResult {
  const label = theme === "dark" ? t.toLight : t.toDark;
  return html`<button
    type="button"
    class="control icon"
    data-testid="theme"
    aria-label=${label}
    title=${label}
    @click=${toggle}
  >
    ${theme === "dark" ? SUN : MOON}
  </button>`;
}
