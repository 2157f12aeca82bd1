/** The feature as the page knows it. */
import { byLanguage, type Shape } from "../../../../common/src/i18n";
import type { Me } from "../../../../common/src/protocol";
import type { Feature } from "../../event/feature";
import { reduce, START } from "./model";
import type { AuditSpeech } from "./speech";
import "./style.css";
import { auditView } from "./view";
import type { words } from "./words/en";
import { auditWork } from "./work";

export const audit = {
  start: START,
  reduce,
  work: auditWork,
  view: auditView,
  title: ({ t }: AuditSpeech) => t.audit.title,
  offered: (me: Me | undefined) => me?.role === "organizer",
  words: byLanguage(import.meta.glob<Shape<typeof words>>("./words/*.ts", { eager: true, import: "words" })),
} satisfies Feature;
