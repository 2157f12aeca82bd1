/** The views of an event, and the address that opens each of them. */
import type { Me } from "../../../common/src/protocol";
import { maySeeNames } from "../event/rights";

export const VIEWS = ["now", "plan", "flow", "replay", "people", "warnings", "kiosks"] as const;
export type View = (typeof VIEWS)[number];

/** The feature behind a view; the first view has none of its own. */
export const featureOf = (view: View) =>
  view === "now" ? undefined : view === "kiosks" ? "kioskDesk" : view;

/** A view that shows nothing else is not offered to others. */
export function viewsOf(me: Me | undefined): readonly View[] {
  return maySeeNames(me) ? VIEWS : VIEWS.filter((view) => view !== "people");
}

/** Where the page stands: the event, the view, and whether it is on a big screen. */
export interface Address {
  event?: string | undefined;
  view: View;
  wall: boolean;
}

export function addressIn(search: string): Address {
  const query = new URLSearchParams(search);
  const view = VIEWS.find((each) => each === query.get("view")) ?? "now";
  return { event: query.get("event") ?? undefined, view, wall: query.has("wall") };
}

export function queryOf({ event, view, wall }: Address): string {
  const query = new URLSearchParams();
  if (event !== undefined) query.set("event", event);
  if (event !== undefined && view !== "now") query.set("view", view);
  if (event !== undefined && wall) query.set("wall", "1");
  const text = query.toString();
  return text && `?${text}`;
}

/** Another view of the event, or the same on a big screen. */
export type TurnTo = (place: Pick<Address, "view" | "wall">) => void;
