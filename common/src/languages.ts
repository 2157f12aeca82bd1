/** The languages of the pages, and what is particular to each. Their words stand in the folders of words. */

export const LANGUAGES = ["en", "zh-Hans", "zh-Hant"] as const;
export type Language = (typeof LANGUAGES)[number];

interface Particulars {
  /** How it calls itself: in full, and on a small button. */
  full: string;
  short: string;
  /** For numbers and dates: a locale of Intl. */
  locale: string;
  /** For words that are spoken: a tag of the Web Speech API. */
  voice: string;
  /** Units of time, behind a number. */
  units: { h: string; min: string; s: string };
  /** In which order its readers like to read a name that has not all languages. */
  names: readonly Language[];
}

export const LANGUAGE: Record<Language, Particulars> = {
  en: {
    full: "English",
    short: "EN",
    locale: "en-GB", // for its day-month order and 24-hour clock, which the Chinese formats share
    voice: "en-GB",
    units: { h: " h", min: " min", s: " s" },
    names: ["en", "zh-Hans", "zh-Hant"],
  },
  // Who reads one Chinese script reads the other sooner than English.
  "zh-Hans": {
    full: "简体中文",
    short: "简",
    locale: "zh-Hans-CN",
    voice: "zh-CN",
    units: { h: " 小时", min: " 分钟", s: " 秒" },
    names: ["zh-Hans", "zh-Hant", "en"],
  },
  "zh-Hant": {
    full: "繁體中文",
    short: "繁",
    locale: "zh-Hant-HK",
    voice: "zh-HK", // spoken Chinese does not follow the script: traditional characters are mostly read in Cantonese here
    units: { h: " 小時", min: " 分鐘", s: " 秒" },
    names: ["zh-Hant", "zh-Hans", "en"],
  },
};
