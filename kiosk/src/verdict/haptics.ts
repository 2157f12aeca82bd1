/** What a hand on the device feels: each verdict its own pattern, milliseconds of shaking and rest. */
import type { Sound } from "./sound";

const PATTERNS: Record<Sound, number[]> = {
  admitted: [60],
  queued: [60, 60, 60],
  already_inside: [40, 40, 40],
  refused: [250, 80, 250],
  invalid: [120, 60, 120, 60, 120],
  unread: [120],
  closed: [400],
  unanswered: [120],
  undone: [60, 60],
  ring: [500, 200, 500, 200, 500],
};

/** Does nothing where the device cannot, or before somebody has touched the page. */
export function shake(what: Sound): void {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(PATTERNS[what]);
}
