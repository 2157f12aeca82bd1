/** How the page looks, and which of its views is shown. Pure. */
import type { Language } from "../../../common/src/i18n";
import type { Theme } from "../../../common/src/theme";
import { without } from "../../../common/src/without";
import { opened, reduceStage, type StageMessage } from "../features/wall/model";
import type { View } from "./registry";
import type { Steps } from "./steps";

export type PageMessage =
  /** `now` is the device's clock, ms since the epoch. */
  | { kind: "clock"; now: number }
  | { kind: "language"; language: Language }
  | { kind: "theme"; theme: Theme }
  | { kind: "view"; view: View }
  | { kind: "wall"; wall: boolean }
  | { kind: "stage"; message: StageMessage }
  | { kind: "pick"; zone: string }
  | { kind: "curves"; zones?: readonly string[] };

export const PAGE_STEPS: Steps<PageMessage> = {
  clock: (state, { now }) => ({ ...state, now }),
  language: (state, { language }) => ({ ...state, language }),
  theme: (state, { theme }) => ({ ...state, theme }),
  view: (state, { view }) => ({ ...state, view }),
  wall: (state, { wall }) => ({ ...state, wall, stage: opened(state.now) }),
  stage: (state, { message }) => ({ ...state, stage: reduceStage(state.stage, message) }),
  pick: (state, { zone }) => (state.picked === zone ? without(state, "picked") : { ...state, picked: zone }),
  curves: (state, { zones }) => (zones ? { ...state, curves: zones } : without(state, "curves")),
};
