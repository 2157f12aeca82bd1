/** The feature as the page knows it. */
import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { Feature } from "../../event/feature";
import { reduce, START } from "./model";
import type { ReplaySpeech } from "./speech";
import "./style.css";
import { replayView } from "./view";
import type { words } from "./words/en";
import { replayWork } from "./work";

export const replay = {
  start: START,
  reduce,
  work: replayWork,
  view: replayView,
  title: ({ t }: ReplaySpeech) => t.replay.title,
  words: byLanguage(import.meta.glob<Shape<typeof words>>("./words/*.ts", { eager: true, import: "words" })),
} satisfies Feature;
