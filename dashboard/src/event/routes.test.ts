import { describe, expect, it } from "vitest";
import { drawn, routes } from "./routes";

describe("the flow", () => {
  it("keeps both directions apart, most first", () => {
    expect(routes({ a: { b: 5, c: 1 }, b: { a: 7 } })).toEqual([
      { from: "b", to: "a", count: 7 },
      { from: "a", to: "b", count: 5 },
      { from: "a", to: "c", count: 1 },
    ]);
  });

  it("says how much of it is drawn", () => {
    expect(drawn(routes({ a: { b: 6, c: 1 }, b: { a: 3 } }), 2)).toMatchObject({ covered: 9, total: 10 });
  });
});
