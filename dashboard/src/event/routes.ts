/** Movements between places, for the drawing and for the list. */
import type { EventState } from "../../../common/src/protocol";

export const AWAY = "away";

export interface Route {
  from: string;
  to: string;
  count: number;
}

/** All movements, most first. */
export function routes(flow: EventState["flow"]): Route[] {
  return Object.entries(flow)
    .flatMap(([from, targets]) => Object.entries(targets).map(([to, count]) => ({ from, to, count })))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.from.localeCompare(b.from) || a.to.localeCompare(b.to));
}

export interface Drawn {
  shown: Route[];
  /** How many movements there are in all, and in what is shown. */
  total: number;
  covered: number;
}

/** The greatest movements, as many as can be read; what is left out is said, not hidden. */
export function drawn(all: readonly Route[], most: number): Drawn {
  const shown = all.slice(0, most);
  const sum = (list: readonly Route[]) => list.reduce((total, { count }) => total + count, 0);
  return { shown, total: sum(all), covered: sum(shown) };
}
