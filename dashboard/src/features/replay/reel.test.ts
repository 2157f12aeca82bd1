import { describe, expect, it } from "vitest";
import { momentAt } from "../../event/changes";
import { changeOf } from "../../event/lately";
import { fullHour, momentOf, reelOf } from "./reel";
import { numbersOf, pastDays, shownAt } from "./shown";
import { at, CHANGES, EVENT, minute } from "./testing";

const reel = reelOf(EVENT, "2024-06-16", CHANGES, at("14:32") + 8_000);
const shown = (time: string) => {
  const moment = momentOf(reel, minute(time));
  if (!moment) throw new Error(`${time} is not on the reel`);
  return shownAt({ theme: "dark" }, EVENT, reel, minute(time), moment);
};

describe("a day that was read", () => {
  it("reaches from the hour of the first change to now, or to the end of the last hour with one", () => {
    expect([reel.first, reel.last]).toEqual([minute("09:00"), minute("14:32")]);
    const over = reelOf(EVENT, "2024-06-16", CHANGES);
    expect([over.first, over.last]).toEqual([minute("09:00"), minute("14:00")]);
  });

  it("goes on to a scan of a kiosk whose clock is ahead", () => {
    expect(reelOf(EVENT, "2024-06-16", CHANGES, at("13:29")).last).toBe(minute("13:30"));
  });

  it("has any minute at hand, and each is the sum that the whole day gives", () => {
    for (let each = reel.first; each <= reel.last; each += 1)
      expect(momentOf(reel, each)).toEqual(momentAt(CHANGES, each * 60_000));
    expect(momentOf(reel, reel.first - 1)).toBeUndefined();
  });

  it("knows the curve of the site, its peak and when the venue was swept", () => {
    expect(reel.site[minute("09:06") - reel.first]).toBe(0);
    expect(reel.site[minute("09:07") - reel.first]).toBe(2);
    expect(reel.peak).toEqual({ minute: minute("09:40"), occupancy: 3 });
    expect(reel.closings).toEqual([minute("13:30")]);
    expect(reel.site.at(-1)).toBe(0);
  });

  it("is empty where nothing changed", () => {
    const quiet = reelOf(EVENT, "2024-06-16", { ...CHANGES, minutes: [] }, at("14:32"));
    expect(quiet.empty).toBe(true);
    expect(quiet.peak).toBeUndefined();
  });

  it("counts its hours by the venue's clock, also where that is half an hour off", () => {
    expect(fullHour(minute("09:07"), "Asia/Shanghai")).toBe(minute("09:00"));
    const half = fullHour(minute("09:07"), "Asia/Kolkata"); // there it is 06:37
    expect(half).toBe(minute("08:30"));
  });
});

describe("a minute of the past", () => {
  it("looks like the live state of then", () => {
    const { numbers, asOf } = shown("11:59");
    expect(asOf).toBe(at("11:59"));
    expect(numbers?.zones.hall).toMatchObject({
      occupancy: 1,
      direct: 1,
      visits: 3,
      stays: 1,
      capacity: 300,
    });
    expect(numbers?.zones.forum).toMatchObject({ occupancy: 2 });
    expect(numbers?.zones.booth).toEqual({ visits: 0, unique: 0 });
    expect(numbers?.flow.away).toEqual({ hall: 3, forum: 1 });
    expect(shown("12:00").numbers?.totals).toMatchObject({ admitted: 7, refused: { zone_full: 2 } });
  });

  it("tells the trend of the ten minutes before it", () => {
    const { lately, numbers } = shown("12:05");
    expect(changeOf(lately, ["forum"], numbers?.zones.forum?.occupancy ?? 0)).toBe(1);
    expect(changeOf(shown("12:09").lately, ["forum"], 2)).toBe(0);
  });

  it("knows that nothing changed since midnight, and nothing of the night before", () => {
    expect(changeOf(shown("09:05").lately, ["forum"], 0)).toBe(0);
    const early = { ...CHANGES, from: "2024-06-16T08:58:00+08:00" };
    const short = reelOf(EVENT, "2024-06-16", early, at("14:32"));
    const { lately } = shownAt(
      { theme: "dark" },
      EVENT,
      short,
      minute("09:05"),
      momentAt(early, at("09:05")),
    );
    expect(lately?.zones.hall?.filter((people) => people !== undefined)).toHaveLength(7);
  });

  it("shows a zone that was added since as nobody in it", () => {
    const event = {
      ...EVENT,
      zones: [...EVENT.zones, { id: "new", name: { en: "New" }, kind: "area" as const }],
    };
    const moment = momentAt(CHANGES, at("12:00"));
    expect(numbersOf(event, moment, 1, at("12:00")).zones.new?.occupancy).toBe(0);
  });
});

describe("the days to choose from", () => {
  it("are those that have begun, the present one first", () => {
    expect(pastDays(EVENT, at("14:32"))).toEqual(["2024-06-16", "2024-06-15"]);
    expect(pastDays(EVENT, at("14:32") - 86_400_000)).toEqual(["2024-06-15"]);
    expect(pastDays(EVENT, at("14:32") - 3 * 86_400_000)).toEqual([]);
  });
});
