import { describe, expect, it } from "vitest";
import type { Zone } from "./protocol";
import { indented, inTreeOrder } from "./zone-tree";

const zone = (id: string, parent?: string): Zone => ({
  id,
  name: { en: id },
  kind: "area",
  ...(parent === undefined ? {} : { parent }),
});

/** As an organizer may write it: a hall's session after another hall, a child before its parent. */
const ZONES = [
  zone("talk", "east"),
  zone("site"),
  zone("west", "site"),
  zone("annex"),
  zone("east", "site"),
  zone("stage", "west"),
];
const told = (all: ReturnType<typeof inTreeOrder>) => all.map((each) => indented(each.zone.id, each.depth));

describe("zones in the order of their tree", () => {
  it("stand after the one they lie in, siblings as configured", () => {
    expect(told(inTreeOrder(ZONES))).toEqual([
      "site",
      "\u2003west",
      "\u2003\u2003stage",
      "\u2003east",
      "\u2003\u2003talk",
      "annex",
    ]);
  });

  it("move up where the one around them is not shown", () => {
    expect(told(inTreeOrder(ZONES, ({ id }) => id !== "site" && id !== "east"))).toEqual([
      "west",
      "\u2003stage",
      "talk",
      "annex",
    ]);
  });

  it("are outermost where the one around them is not known", () => {
    expect(told(inTreeOrder([zone("talk", "gone")]))).toEqual(["talk"]);
  });
});
