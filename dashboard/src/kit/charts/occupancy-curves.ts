/** The curves of the day as they are drawn: which zones have one, and what tells them apart. Pure. */
import { dayCurve, peakOf } from "../../event/history";
import type { Shared } from "../../event/shared";
import { areas, roots } from "../../event/venue";
import type { Speech } from "../../words/words";

/** More lines than this cannot be told apart. */
const MOST_LINES = 12;
const COLOURS = 8;
const DASHES = ["solid", "dashed", "dotted"] as const;

export interface Curve {
  zone: string | undefined;
  name: string;
  points: [number, number][];
  peak: { occupancy: number; at: number } | undefined;
  /** Colour (1 to 8) and dash of the line: by the zone's place in the config, so that no line ever changes its looks. */
  colour: number;
  dash: (typeof DASHES)[number];
}

/** Zones without zones of their own, greatest peak first where there are too many; and the one pointed out. */
export function lines(state: Shared, speech: Speech): Curve[] {
  const { event, day, samples, picked } = state;
  if (!event || !day) return [];
  const all = areas(event);
  const outer = new Set(roots(event).map((zone) => zone.id));
  const parents = new Set(all.map((zone) => zone.parent));
  const single = outer.size === 1;
  return (
    all
      .filter(({ id }) => !(single && outer.has(id)))
      .map(({ id }, index) => ({
        zone: id,
        name: speech.zone(id),
        points: dayCurve(day, samples, [id]),
        peak: peakOf(day, samples, [id]),
        colour: 1 + (index % COLOURS),
        dash: DASHES[Math.floor(index / 4) % DASHES.length] ?? "solid",
      }))
      .filter((curve) => curve.zone === picked || !parents.has(curve.zone))
      // A zone that nobody was in today would only be a line along the bottom.
      .filter((curve) => curve.zone === picked || (curve.peak?.occupancy ?? 0) > 0)
      .map((curve, index) => ({ curve, index }))
      .sort(
        (a, b) =>
          Number(b.curve.zone === picked) - Number(a.curve.zone === picked) ||
          (b.curve.peak?.occupancy ?? 0) - (a.curve.peak?.occupancy ?? 0),
      )
      .slice(0, MOST_LINES)
      .sort((a, b) => a.index - b.index)
      .map(({ curve }) => curve)
  );
}

/** The curve of the whole site. */
export function wholeCurve({ event, day, samples }: Shared, name: string): Curve | undefined {
  if (!event || !day) return undefined;
  const own = roots(event).map((zone) => zone.id);
  return {
    zone: undefined,
    name,
    points: dayCurve(day, samples, own),
    peak: peakOf(day, samples, own),
    colour: 1,
    dash: "solid",
  };
}
