/** The feature as the page knows it. */
import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { Feature } from "../../event/feature";
import type { NowSpeech } from "./speech";
import "./style.css";
import "./lists.css";
import "./trust.css";
import "./site.css";
import { nowView } from "./view";
import type { words } from "./words/en";
import { nowWork } from "./work";

export const now = {
  work: nowWork,
  view: nowView,
  title: ({ t }: NowSpeech) => t.now.title,
  words: byLanguage(import.meta.glob<Shape<typeof words>>("./words/*.ts", { eager: true, import: "words" })),
} satisfies Feature;
