/** What somebody may see, by their role. */
import type { Me } from "../../../common/src/protocol";

/** Names are for those who may see them. */
export function maySeeNames(me: Me | undefined): boolean {
  return me?.role === "organizer" || me?.role === "staff";
}
