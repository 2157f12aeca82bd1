/**
 * Which language a page speaks, and its words.
 *
 * Each folder of words has a file a language. A word is a string, or a function where something is put in. English is the
 * shape that the others must fill: a missing, surplus or ill-typed word is a type error.
 */
import { LANGUAGES, type Language } from "./languages";

export { LANGUAGES, type Language } from "./languages";

/** The shape of a table, with its literal strings widened, so that other languages can fill it. */
export type Shape<M> = {
  [K in keyof M]: M[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : M[K] extends string
      ? string
      : Shape<M[K]>;
};

/**
 * The words of a folder: a file a language, named as the language in small letters.
 *
 * @param files by the path of each; a language without a file is an error
 */
export function byLanguage<Said>(files: Record<string, Said>): Record<Language, Said> {
  const said = (language: Language): Said => {
    const [, found] =
      Object.entries(files).find(([path]) => path.endsWith(`/${language.toLowerCase()}.ts`)) ?? [];
    if (found === undefined) throw new Error(`No words in ${language} beside ${Object.keys(files)}`);
    return found;
  };
  return Object.fromEntries(LANGUAGES.map((language) => [language, said(language)])) as Record<
    Language,
    Said
  >;
}

const KEY = "footfall.language";

export function isLanguage(value: unknown): value is Language {
  return (LANGUAGES as readonly unknown[]).includes(value);
}

/** The language of ours that serves a BCP 47 tag, if any: zh-TW, zh-HK and zh-MO are written in traditional script. */
export function matchLanguage(tag: string): Language | undefined {
  const parts = tag.toLowerCase().split("-");
  if (parts[0] !== "zh") return LANGUAGES.find((language) => language === parts[0]);
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
