import { type Shape, translations } from "../../../common/src/i18n";
import { en } from "./en";
import { zhHans } from "./zh-hans";
import { zhHant } from "./zh-hant";

export const MESSAGES = translations(en, { "zh-Hans": zhHans, "zh-Hant": zhHant });
export type Messages = Shape<typeof en>;
