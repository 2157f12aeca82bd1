/** The curves of the day as they are drawn: which zones have one, and what tells them apart. Pure. */
import { candidates, shownCurves } from "../../event/curves-shown";
import { dayCurve, peakOf } from "../../event/history";
import type { Shared } from "../../event/shared";
import { roots } from "../../event/venue";
import type { Speech } from "../../words/words";

const COLOURS = 8;
const DASHES = ["solid", "dashed", "dotted"] as const;

export interface Curve {
  zone: string | undefined;
  name: string;
  points: [number, number][];
  peak: { occupancy: number; at: number } | undefined;
  /** Colour (1 to 8) and dash of the line: by the zone's place in the tree, so that no line ever changes its looks. */
  colour: number;
  dash: (typeof DASHES)[number];
}

/** Those of `curves-shown.ts`, in the order of the zones' tree. */
export function lines(state: Shared, speech: Speech): Curve[] {
  const { event, day, samples } = state;
  if (!event || !day) return [];
  const all = candidates(event, day, samples);
  const shown = shownCurves(state, event, all);
  return all.flatMap(({ zone: { id } }, index) =>
    shown.has(id)
      ? [
          {
            zone: id,
            name: speech.zone(id),
            points: dayCurve(day, samples, [id]),
            peak: peakOf(day, samples, [id]),
            colour: 1 + (index % COLOURS),
            dash: DASHES[Math.floor(index / 4) % DASHES.length] ?? "solid",
          },
        ]
      : [],
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
