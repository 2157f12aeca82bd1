import type { Shape } from "../../../../common/src/i18n";
import type { Speech, Words } from "../../words/words";
import type { words } from "./words/en";

/** What is said to this feature's views: the common words, and its own. */
export type AuditSpeech = Speech<Words & { audit: Shape<typeof words> }>;
