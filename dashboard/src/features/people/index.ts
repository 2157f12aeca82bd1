/** The feature as the page knows it. */
import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { Feature } from "../../event/feature";
import { maySeeNames } from "../../event/rights";
import { reduce, START } from "./model";
import type { PeopleSpeech } from "./speech";
import "./style.css";
import { peopleView } from "./view";
import type { words } from "./words/en";
import { peopleWork } from "./work";

export const people = {
  start: START,
  reduce,
  work: peopleWork,
  view: peopleView,
  title: ({ t }: PeopleSpeech) => t.people.title,
  offered: maySeeNames,
  words: byLanguage(import.meta.glob<Shape<typeof words>>("./words/*.ts", { eager: true, import: "words" })),
} satisfies Feature;
