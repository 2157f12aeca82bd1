import type { EventConfig, Zone } from "../../../common/src/protocol";

/** Whether the position is the zone, or below it. */
export function isWithin(position: string | undefined, zone: Zone, config: EventConfig): boolean {
  for (let at = config.zones.find((each) => each.id === position); at; ) {
    if (at.id === zone.id) return true;
    const parent: string | undefined = at.parent;
    at = config.zones.find((each) => each.id === parent);
  }
  return false;
}
