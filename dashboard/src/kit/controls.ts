/** What every page has at its top: the language and the light. */
import { html, type TemplateResult } from "lit";
import { isLanguage, LANGUAGES, type Language } from "../../../common/src/i18n";
import { LANGUAGE } from "../../../common/src/languages";
import type { Theme } from "../../../common/src/theme";

const SUN = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <circle cx="12" cy="12" r="4.2" />
  <path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1" />
</svg>`;
const MOON = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M20 14.5A8.2 8.2 0 0 1 9.5 4a8.2 8.2 0 1 0 10.5 10.5Z" />
</svg>`;

const SCREEN = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <rect x="3" y="4.5" width="18" height="12" rx="1.5" />
  <path d="M9 20h6M12 16.5V20" />
</svg>`;
const EXIT = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M10 4H5.5A1.5 1.5 0 0 0 4 5.5v13A1.5 1.5 0 0 0 5.5 20H10M15.5 8l4 4-4 4M19 12H9.5" />
</svg>`;
const SWAP = html`<svg viewBox="0 0 24 24" aria-hidden="true">
  <path d="M4 8.5h15M15.5 5 19 8.5 15.5 12M20 15.5H5M8.5 12 5 15.5 8.5 19" />
</svg>`;
const ICONS = { screen: SCREEN, exit: EXIT, swap: SWAP };

/** Says what it does in words, and with a drawing alone where there is no room for them. */
export function wordButton(
  icon: keyof typeof ICONS,
  label: string,
  hook: string,
  press: () => void,
): TemplateResult {
  return html`<button type="button" class="control worded" data-testid=${hook} title=${label} @click=${press}>
    ${ICONS[icon]}<span>${label}</span>
  </button>`;
}

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
          ${LANGUAGE[language].full}
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
