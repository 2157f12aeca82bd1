/** What the first view can ask for: all of it is done by the page. */
import type { FeatureContext } from "../../event/feature";
import type { NowActions } from "./model";

export const nowWork = ({ page }: FeatureContext<undefined, never>): NowActions => ({
  pick: page.pick,
  curves: page.curves,
  turnTo: page.turnTo,
  ...page.care,
});
