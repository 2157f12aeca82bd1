import { describe, expect, it } from "vitest";
import { addScans, foldGroups } from "./feed";
import { scan } from "./testing";

describe("the feed", () => {
  it("is newest first, without doubles", () => {
    const feed = addScans([scan(3), scan(2)], [scan(5), scan(3, { conflict: "zone_full" })]);
    expect(feed.map(({ seq }) => seq)).toEqual([5, 3, 2]);
    expect(feed[1]?.conflict).toBe("zone_full");
  });

  it("shows the members of one reading of a group's badge as one line", () => {
    const member = (seq: number, who: string) => scan(seq, { scan_id: `g1:${who}`, group: "delegation" });
    const lines = foldGroups([
      scan(9),
      member(8, "a"),
      member(7, "b"),
      member(6, "c"),
      scan(5, { group: "delegation" }),
    ]);
    expect(lines.map(({ people }) => people)).toEqual([1, 3, 1]);
  });
});
