import { describe, expect, test } from "vitest";
import { formats } from "../../../common/src/formats";
import { LANGUAGES, type Language } from "../../../common/src/i18n";
import type { Zone } from "../../../common/src/protocol";
import type { DoorState } from "../door/state";
import { MESSAGES } from "../words";
import { factsOf } from "./facts";

/** Saturday, ten o'clock at the venue. */
const NOW = Date.parse("2024-06-15T10:00:00+08:00");
const categories = [
  { id: "investor", name: { en: "Investor", "zh-Hans": "投资人", "zh-Hant": "投資人" } },
  { id: "press", name: { en: "Press", "zh-Hans": "媒体", "zh-Hant": "媒體" } },
];

function facts(
  reason: string,
  about: Partial<Zone> = {},
  days?: string[],
  language: Language = "en",
  now = NOW,
) {
  const zone = { id: "hall", name: { en: "Hall" }, kind: "area", ...about };
  const config = { timezone: "Asia/Shanghai", days: ["2024-06-15", "2024-06-16"], categories, zones: [zone] };
  const door = { config, zone, now } as unknown as DoorState;
  const teller = { door, t: MESSAGES[language], f: formats(language, config.timezone), language };
  return factsOf(reason, days ? { days } : {}, teller);
}

describe("a badge for another day", () => {
  test("says for which, as each language writes a day", () => {
    const said = LANGUAGES.map((each) => facts("wrong_day", {}, ["2024-06-16"], each).detail);
    expect(said).toEqual(["Valid on Sunday 16 June", "有效日期：6月16日星期日", "有效日期：6月16日星期日"]);
  });

  test("is not sent for a badge for today where there is no event today", () => {
    const monday = Date.parse("2024-06-17T10:00:00+08:00");
    expect(facts("wrong_day", {}, ["2024-06-16"], "en", monday).next).toBe("There is no event today");
    expect(facts("wrong_day", {}, ["2024-06-16"]).next).toBeUndefined();
  });

  test("from an older server it is told without the day", () => {
    expect(facts("wrong_day")).toEqual({});
  });
});

test("a door for some says for whom", () => {
  const said = LANGUAGES.map((each) =>
    facts("category_not_admitted", { admits: ["investor", "press"] }, undefined, each),
  );
  expect(said.map(({ detail }) => detail)).toEqual([
    "Open to: Investor and Press",
    "可进入人员：投资人和媒体",
    "可進入人士：投資人及媒體",
  ]);
});

describe("a closed zone says when it is open", () => {
  const sitting = (day: string, from: string, to: string) => ({ day, from, to });

  test.each([
    [{ opens: "11:00", closes: "18:00" }, "Open from 11:00 to 18:00"],
    [{ opens: "11:00" }, "Open from 11:00"],
    [{ closes: "09:00" }, "Open until 09:00"],
  ])("by its hours: %j", (hours, said) => {
    expect(facts("zone_closed", hours).detail).toBe(said);
  });

  test("the next sitting, from when its doors open", () => {
    const times = [
      sitting("2024-06-16", "09:00", "10:00"),
      sitting("2024-06-15", "14:00", "15:00"),
      sitting("2024-06-15", "08:00", "10:00"),
    ];
    expect(facts("zone_closed", { times, early_minutes: 15 })).toEqual({
      detail: "Open from 13:45 to 15:00",
    });
    expect(facts("zone_closed", { times: times.slice(0, 1) })).toEqual({
      detail: "Open on Sunday 16 June from 09:00 to 10:00",
    });
  });

  test("and that there is none any more, so that nobody waits for it", () => {
    const times = [sitting("2024-06-15", "08:00", "10:00")];
    expect(facts("zone_closed", { times, opens: "08:00", closes: "20:00" })).toEqual({
      detail: "There are no further times",
      next: "Please speak to the staff at this door",
    });
  });
});

test("who comes before the first day is told which it is", () => {
  expect(facts("scanned_at_before_event").detail).toBe("The event is on Saturday 15 June and Sunday 16 June");
});
