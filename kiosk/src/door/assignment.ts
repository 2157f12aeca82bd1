/** Which door a kiosk stands at: chosen by staff, given by its token, its address or the dashboard, and remembered on the device. */

import type { DoorDirection, EventConfig, KioskMode, Zone } from "../../../common/src/protocol";
import { newScanId } from "../../../common/src/scan-id";
import { directionsOf } from "../../../common/src/zone-kinds";

export interface Assignment {
  event: string;
  zone: string;
  direction: DoorDirection;
  mode: KioskMode;
}

/** What is known before anybody chose; any part may be missing. */
export type Wish = Partial<Record<keyof Assignment, string>>;

const KEY = "footfall.kiosk.assignment";
const ID_KEY = "footfall.kiosk.id";

export function rememberedAssignment(): Wish {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return typeof stored === "object" && stored !== null ? (stored as Wish) : {};
  } catch {
    return {};
  }
}

export function rememberAssignment(assignment: Assignment): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(assignment));
  } catch {
    // Without storage staff choose again after a restart.
  }
}

/** Where nothing can be stored, it lasts as long as the page. */
let pagesOwn: string | undefined;

/** A name for this device that outlives its reloads: the dashboard knows it again, and its facts are its own. */
export function kioskId(): string {
  try {
    const kept = localStorage.getItem(ID_KEY);
    if (kept) return kept;
    pagesOwn ??= newScanId();
    localStorage.setItem(ID_KEY, pagesOwn);
  } catch {
    pagesOwn ??= newScanId();
  }
  return pagesOwn;
}

/** The id belongs to another key: this device has a new one, and is a kiosk of its own from now on. */
export function renewKioskId(taken: string): void {
  if (kioskId() !== taken) return; // it has been renewed meanwhile
  pagesOwn = newScanId();
  try {
    localStorage.setItem(ID_KEY, pagesOwn);
  } catch {
    // It lasts as long as the page.
  }
}

/** The zones a kiosk may stand at: all, or the one that its token is bound to. */
export function choosableZones(config: EventConfig, boundTo: string | undefined): Zone[] {
  return boundTo === undefined ? config.zones : config.zones.filter((zone) => zone.id === boundTo);
}

/** The directions that a kiosk may have at that zone. */
export function doorDirections(zone: Zone): DoorDirection[] {
  const directions: DoorDirection[] = directionsOf(zone);
  return directions.length > 1 ? [...directions, "both"] : directions;
}

/** The wish if it names a zone of this event that may be chosen, and a direction that fits the zone's kind. */
export function fits(wish: Wish, config: EventConfig, boundTo: string | undefined): Assignment | undefined {
  const zones = choosableZones(config, boundTo);
  const zone = zones.find((each) => each.id === (wish.zone ?? boundTo));
  if (!zone || (wish.event !== undefined && wish.event !== config.id)) return undefined;
  const directions = doorDirections(zone);
  const direction =
    directions.length === 1 ? directions[0] : directions.find((each) => each === wish.direction);
  const mode: KioskMode = wish.mode === "self" ? "self" : "staffed";
  return direction && { event: config.id, zone: zone.id, direction, mode };
}
