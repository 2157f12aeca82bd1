import { type Shape, translations } from "../../../../common/src/i18n";
import { en } from "./en";
import { zhHans } from "./zh-hans";
import { zhHant } from "./zh-hant";

export type StaffMessages = Shape<typeof en>;
export const STAFF_MESSAGES = translations(en, { "zh-Hans": zhHans, "zh-Hant": zhHant });
