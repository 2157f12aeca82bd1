import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { Speech, Words } from "../../words/words";
import type { words } from "./words/en";

type Own = Shape<typeof words>;

/** What is said to this feature's views: the common words, and its own. */
export type WallSpeech = Speech<Words & { wall: Own }>;

export const WALL_WORDS = byLanguage<Own>(
  import.meta.glob<Own>("./words/*.ts", { eager: true, import: "words" }),
);
