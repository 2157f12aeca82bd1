import type { Shape } from "../../../../common/src/i18n";
import type { Speech, Words } from "../../words/words";
import { en } from "./words-en";

/** The words of this part, by language. */
export { zhHans } from "./words-zh-hans";
export { zhHant } from "./words-zh-hant";
export { en };

/** What is said to this feature's views: the common words, and its own. */
export type PeopleSpeech = Speech<Words & { people: Shape<typeof en> }>;
