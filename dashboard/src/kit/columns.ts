/** How many tiles stand side by side where `fit` would fit, so that rows are full and no tile is left alone. */
export function bestColumns(count: number, fit: number): number {
  if (count <= fit) return Math.max(count, Math.ceil(fit / 2));
  let best = fit;
  const holes = (columns: number) => (columns - (count % columns)) % columns;
  for (let columns = fit; columns >= Math.max(2, Math.ceil(0.6 * fit)); columns -= 1)
    if (holes(columns) < holes(best)) best = columns;
  return best;
}

/** Up to this many fit on the widest screen. */
const MOST = 8;

/** The choice for each width as custom properties `--fit-2` to `--fit-8`; the style sheet knows the widths. */
export function columns(count: number): string {
  return Array.from({ length: MOST - 1 }, (_, index) => index + 2)
    .map((fit) => `--fit-${fit}:${bestColumns(count, fit)}`)
    .join(";");
}
