/** The feature as the page knows it. */
import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { Feature } from "../../event/feature";
import { reduce, START } from "./model";
import type { PlanSpeech } from "./speech";
import "./style.css";
import { planView } from "./view";
import type { words } from "./words/en";
import { planWork } from "./work";

export const plan = {
  start: START,
  reduce,
  work: planWork,
  view: planView,
  title: ({ t }: PlanSpeech) => t.floor.title,
  words: byLanguage(import.meta.glob<Shape<typeof words>>("./words/*.ts", { eager: true, import: "words" })),
} satisfies Feature;
