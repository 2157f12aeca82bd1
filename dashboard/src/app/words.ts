/** The one place that joins a language together: what several views say, and what each feature says by itself. */
import { LANGUAGES, type Language } from "../../../common/src/i18n";
import type { EventConfig } from "../../../common/src/protocol";
import { WALL_WORDS } from "../features/wall/speech";
import { COMMON, type Speech, speakerOf, speechIn, type Words } from "../words/words";
import { type Features, featureOf, VIEWS, type View } from "./registry";

export type PageWords = Words & { [V in View]: Features[V]["words"][Language] } & {
  wall: (typeof WALL_WORDS)[Language];
};
export type PageSpeech = Speech<PageWords>;

function wordsIn(language: Language): PageWords {
  const own = Object.fromEntries(VIEWS.map((view) => [view, featureOf(view).words[language]]));
  return { ...COMMON[language], ...own, wall: WALL_WORDS[language] } as PageWords;
}

export const WORDS = Object.fromEntries(LANGUAGES.map((language) => [language, wordsIn(language)])) as Record<
  Language,
  PageWords
>;

export const createSpeaker = () => speakerOf(WORDS);

export const speech = (language: Language, event?: EventConfig): PageSpeech =>
  speechIn(WORDS, language, event);
