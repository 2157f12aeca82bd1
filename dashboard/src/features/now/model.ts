/** What the first view reads, and what it can ask for. It has no state of its own. */
import type { EventState } from "../../../../common/src/protocol";
import type { Watched } from "../../event/shared";
import type { Warned } from "../../event/warned";
import type { WarningCare } from "../../kit/warning-row";

export type NowShown = Watched & { numbers: EventState; warnings: Warned };

export interface NowActions extends WarningCare {
  pick(zone: string): void;
  turnTo(view: string): void;
}
