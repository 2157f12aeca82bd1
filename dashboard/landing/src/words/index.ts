import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { words } from "./en";

export type Words = Shape<typeof words>;
export const WORDS = byLanguage<Words>(
  import.meta.glob<Words>(["./*.ts", "!**/index.ts"], { eager: true, import: "words" }),
);
