/** The feature as the page knows it. */
import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { Feature } from "../../event/feature";
import { reduce, START } from "./model";
import type { FlowSpeech } from "./speech";
import "./style.css";
import { flowView } from "./view";
import type { words } from "./words/en";
import { flowWork } from "./work";

export const flow = {
  start: START,
  reduce,
  work: flowWork,
  view: flowView,
  title: ({ t }: FlowSpeech) => t.flow.title,
  words: byLanguage(import.meta.glob<Shape<typeof words>>("./words/*.ts", { eager: true, import: "words" })),
} satisfies Feature;
