import { expect, test } from "vitest";
import { inReadingOrder } from "./reading-order";

/** A code of 100 pixels whose middle is there, perhaps upside down. */
function code(text: string, x: number, y: number, turned = false) {
  const [near, far] = turned ? [50, -50] : [-50, 50];
  const corner = (dx: number, dy: number) => ({ x: x + dx, y: y + dy });
  const position = {
    topLeft: corner(near, near),
    topRight: corner(far, near),
    bottomRight: corner(far, far),
    bottomLeft: corner(near, far),
  };
  return { text, position };
}

test.each([
  ["a row from the left", [code("b", 400, 100), code("c", 700, 100), code("a", 100, 100)]],
  ["a row that is not level", [code("c", 700, 60), code("a", 100, 100), code("b", 400, 140)]],
  ["a column from the top", [code("c", 100, 500), code("a", 100, 100), code("b", 100, 300)]],
  ["rows, each from the left", [code("c", 90, 320), code("b", 400, 90), code("a", 120, 110)]],
  ["one that is upside down", [code("b", 400, 110, true), code("a", 100, 100), code("c", 700, 90, true)]],
])("the codes of a picture are read as people read: %s", (_, codes) => {
  expect(inReadingOrder(codes).map(({ text }) => text)).toEqual(["a", "b", "c"]);
});
