/** The feature as the page knows it. */
import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { Feature } from "../../event/feature";
import { reduce, START } from "./model";
import type { WarningsSpeech } from "./speech";
import "./style.css";
import { waitingCount, warningsView } from "./view";
import type { words } from "./words/en";
import { warningsWork } from "./work";

export const warnings = {
  start: START,
  reduce,
  work: warningsWork,
  view: warningsView,
  title: ({ t }: WarningsSpeech) => t.warnings.title,
  mark: waitingCount,
  words: byLanguage(import.meta.glob<Shape<typeof words>>("./words/*.ts", { eager: true, import: "words" })),
} satisfies Feature;
