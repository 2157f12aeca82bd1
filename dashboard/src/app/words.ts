/** The one place that joins a language together: what several views say, and what each feature says by itself. */
import { type Language, type Shape, translations } from "../../../common/src/i18n";
import type { EventConfig } from "../../../common/src/protocol";
import * as flow from "../features/flow/words";
import * as people from "../features/people/words";
import * as replay from "../features/replay/words";
import * as wall from "../features/wall/words";
import { COMMON, type Speech, speakerOf, speechIn } from "../words/words";

const whole = { ...COMMON.en, flow: flow.en, people: people.en, replay: replay.en, wall: wall.en };
export type PageWords = Shape<typeof whole>;
export type PageSpeech = Speech<PageWords>;

export const WORDS = translations(whole, {
  "zh-Hans": {
    ...COMMON["zh-Hans"],
    ...{ flow: flow.zhHans, people: people.zhHans, replay: replay.zhHans, wall: wall.zhHans },
  },
  "zh-Hant": {
    ...COMMON["zh-Hant"],
    ...{ flow: flow.zhHant, people: people.zhHant, replay: replay.zhHant, wall: wall.zhHant },
  },
});

export const createSpeaker = () => speakerOf(WORDS);

export const speech = (language: Language, event?: EventConfig): PageSpeech =>
  speechIn(WORDS, language, event);
