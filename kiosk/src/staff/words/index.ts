import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { words } from "./en";

export type StaffMessages = Shape<typeof words>;
export const STAFF_MESSAGES = byLanguage<StaffMessages>(
  import.meta.glob<StaffMessages>(["./*.ts", "!**/index.ts"], { eager: true, import: "words" }),
);
