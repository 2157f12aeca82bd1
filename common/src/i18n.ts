/**
 * Languages, translations and formats.
 *
 * A page writes its messages as one table a language. A message is a string, or a function where something is put in.
 * English is the shape that the others must fill: a missing, surplus or ill-typed message is a type error.
 *
 *     const en = { title: "Who is inside", of: (n: string, capacity: string) => `${n} of ${capacity}` };
 *     const MESSAGES = translations(en, { "zh-Hans": {…}, "zh-Hant": {…} });
 *     const t = MESSAGES[language];  t.title;  t.of("88", "180");
 */

export const LANGUAGES = ["en", "zh-Hans", "zh-Hant"] as const;
export type Language = (typeof LANGUAGES)[number];

/** How each language calls itself: in full, and on a small button. */
export const LANGUAGE_NAMES: Record<Language, { full: string; short: string }> = {
  en: { full: "English", short: "EN" },
  "zh-Hans": { full: "简体中文", short: "简" },
  "zh-Hant": { full: "繁體中文", short: "繁" },
};

/** The shape of a table, with its literal strings widened, so that other languages can fill it. */
export type Shape<M> = {
  [K in keyof M]: M[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : M[K] extends string
      ? string
      : Shape<M[K]>;
};

export function translations<M>(
  en: M,
  others: Record<Exclude<Language, "en">, Shape<M>>,
): Record<Language, Shape<M>> {
  return { en: en as Shape<M>, ...others };
}

const KEY = "footfall.language";

export function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

/** The language of ours that serves a BCP 47 tag, if any: zh-TW, zh-HK and zh-MO are written in traditional script. */
export function matchLanguage(tag: string): Language | undefined {
  const parts = tag.toLowerCase().split("-");
  if (parts[0] === "en") return "en";
  if (parts[0] !== "zh") return undefined;
  if (parts.includes("hant")) return "zh-Hant";
  if (parts.includes("hans")) return "zh-Hans";
  return parts.some((part) => ["tw", "hk", "mo"].includes(part)) ? "zh-Hant" : "zh-Hans";
}

/** The language to start in: the one chosen on this device before, else the browser's first that we have, else English. */
export function detectLanguage(wanted: readonly string[] = navigator.languages): Language {
  const stored = read();
  if (stored) return stored;
  for (const tag of wanted) {
    const match = matchLanguage(tag);
    if (match) return match;
  }
  return "en";
}

/** Sets the page's language for browsers, fonts and screen readers, without remembering it. */
export function applyLanguage(language: Language): void {
  document.documentElement.lang = language;
}

/** Sets the page's language and remembers it on this device. */
export function chooseLanguage(language: Language): void {
  applyLanguage(language);
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function read(): Language | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    return isLanguage(stored) ? stored : undefined;
  } catch {
    return undefined;
  }
}
