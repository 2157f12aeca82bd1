/** For each kind of message the step that it takes from one state to the next. */
import type { DashboardState } from "./state";

export type Steps<Message extends { kind: string }> = {
  [Kind in Message["kind"]]: (
    state: DashboardState,
    message: Extract<Message, { kind: Kind }>,
  ) => DashboardState;
};
