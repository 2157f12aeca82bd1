/** What the first view reads, and what it can ask for. It has no state of its own. */
import type { EventState } from "../../../../common/src/protocol";
import type { FeatureWork } from "../../event/feature";
import type { Watched } from "../../event/shared";
import type { Warned, WarningCare } from "../../event/warned";

export type NowShown = Watched & { numbers: EventState; warnings: Warned };

export interface NowActions extends FeatureWork, WarningCare {
  pick(zone: string): void;
  curves(zones: readonly string[] | undefined): void;
  turnTo(view: string): void;
}
