/** The feature as the page knows it. */
import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { Feature } from "../../event/feature";
import { reduce, START } from "./model";
import type { KiosksSpeech } from "./speech";
import "./style.css";
import "./cards.css";
import { kiosksView } from "./view";
import type { words } from "./words/en";
import { kiosksWork } from "./work";

export const kiosks = {
  start: START,
  reduce,
  work: kiosksWork,
  view: kiosksView,
  title: ({ t }: KiosksSpeech) => t.kiosks.title,
  words: byLanguage(import.meta.glob<Shape<typeof words>>("./words/*.ts", { eager: true, import: "words" })),
} satisfies Feature;
