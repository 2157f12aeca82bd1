/** What holds of the kinds of zones. The pages ask here, and name no kind themselves. */
import type { Direction, Zone } from "./protocol";

type OfAKind = Pick<Zone, "kind">;

/** A booth is touched: it counts visits, and nobody is inside it. Every other zone is entered and left. */
export const isBooth = ({ kind }: OfAKind): boolean => kind === "booth";

/** A session has a timetable, and is of no interest before and after. */
export const isSession = ({ kind }: OfAKind): boolean => kind === "session";

/** The directions that a kiosk may have there. */
export function directionsOf(zone: OfAKind): Direction[] {
  return isBooth(zone) ? ["touch"] : ["in", "out"];
}
