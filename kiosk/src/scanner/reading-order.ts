/** The codes of one picture in the order in which people read: row by row from the top, each from the left. */

interface Point {
  x: number;
  y: number;
}

/** Where a code is: its four corners, pixels of the picture. */
export interface Corners {
  topLeft: Point;
  topRight: Point;
  bottomRight: Point;
  bottomLeft: Point;
}

/** Hands are never level: codes are in one row where the next middle below is less than this part of their height away. */
const LEVEL = 0.6;

export function inReadingOrder<Code extends { position: Corners }>(codes: readonly Code[]): Code[] {
  const placed = codes.map((code) => ({ code, ...placeOf(code.position) }));
  const rows: (typeof placed)[] = [];
  for (const each of placed.sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const above = row?.at(-1);
    if (row && above && each.y - above.y < LEVEL * Math.max(above.height, each.height)) row.push(each);
    else rows.push([each]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.x - b.x)).map(({ code }) => code);
}

/** The middle of a code and its height, however it is turned. */
function placeOf({ topLeft, topRight, bottomRight, bottomLeft }: Corners) {
  const corners = [topLeft, topRight, bottomRight, bottomLeft];
  const ys = corners.map(({ y }) => y);
  return {
    x: corners.reduce((sum, { x }) => sum + x, 0) / corners.length,
    y: ys.reduce((sum, y) => sum + y, 0) / corners.length,
    height: Math.max(...ys) - Math.min(...ys),
  };
}
