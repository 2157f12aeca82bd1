import { byLanguage, type Shape } from "../../../common/src/i18n";
import type { words } from "./en";

export type Messages = Shape<typeof words>;
export const MESSAGES = byLanguage<Messages>(
  import.meta.glob<Messages>(["./*.ts", "!**/index.ts"], { eager: true, import: "words" }),
);
