import { html, nothing, type TemplateResult } from "lit";

/** Columns of the drawing: the last sixty minutes, the newest at the right edge. */
const WIDTH = 60;
const HEIGHT = 20;

/** The shape of the last hour, for the eye alone: the trend beside it says the same in words. */
export function sparkline(values: readonly number[]): TemplateResult {
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    <polyline points=${values.length > 1 ? points(values) : nothing} />
  </svg>`;
}

/** From the lowest value to the highest, but never so close that a few people look like a crowd. */
export function points(values: readonly number[]): string {
  const most = Math.max(...values);
  const spread = most - Math.min(...values);
  const span = Math.max(spread, 0.2 * most, 5);
  const above = (span - spread) / 2;
  return values
    .map((value, index) => {
      const x = WIDTH - values.length + index + 0.5;
      const y = 1 + ((HEIGHT - 2) * (above + most - value)) / span;
      return `${x},${Math.round(10 * y) / 10}`;
    })
    .join(" ");
}
