/** What a feature does only while it is in view. */
import type { FeatureWork } from "./feature";

/** @param begin called when the feature comes into view; gives what ends it all once another takes its place */
export function whileShown(begin: () => (() => void)[]): Required<FeatureWork> {
  let ends: (() => void)[] = [];
  const hidden = () => {
    for (const end of ends) end();
    ends = [];
  };
  const shown = () => {
    hidden();
    ends = begin();
  };
  return { shown, hidden, stop: hidden };
}
