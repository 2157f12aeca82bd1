/** Everything that the dashboard shows, as plain data. `reduce` makes the next one; views only read it. */
import type { Language } from "../../../common/src/i18n";
import type { EventConfig } from "../../../common/src/protocol";
import type { Theme } from "../../../common/src/theme";
import type { Shared } from "../event/shared";
import { opened, type Stage } from "../features/wall/model";
import type { View } from "./registry";
import { type Slices, START } from "./slices";

/**
 * `starting`: nothing is known yet. `login`: nobody is signed in. `choosing`: more than one event, none chosen.
 * `empty`: there is no event to watch. `failed`: the server cannot be asked; it is tried again.
 */
export type Phase = "starting" | "login" | "choosing" | "empty" | "watching" | "failed";

/** Why the last try did not work, as a code of the interface or of the client. */
export type Trouble = string;

export interface DashboardState extends Shared, Slices {
  phase: Phase;
  signingIn: boolean;
  trouble?: Trouble;
  events: EventConfig[];
  view: View;
  /** On a big screen: large, and without names. */
  wall: boolean;
  /** Which slide the big screen stands at. */
  stage: Stage;
}

export function initialState(now: number, language: Language, theme: Theme): DashboardState {
  return {
    ...START,
    phase: "starting",
    now,
    language,
    theme,
    signingIn: false,
    events: [],
    connection: { status: "connecting", since: now },
    feed: [],
    samples: [],
    devices: [],
    view: "now",
    wall: false,
    stage: opened(now),
  };
}
