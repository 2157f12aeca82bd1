/** The views of an event, and the address that opens each of them. */
import type { Me } from "../../../common/src/protocol";
import { featureOf, VIEWS, type View } from "./registry";

/** A view that shows nothing else is not offered to others. */
export const viewsOf = (me: Me | undefined): View[] =>
  VIEWS.filter((view) => featureOf(view).offered?.(me) ?? true);

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
