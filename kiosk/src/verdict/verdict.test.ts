import { describe, expect, test } from "vitest";
import { formats } from "../../../common/src/formats";
import { LANGUAGES, type Language } from "../../../common/src/i18n";
import { REFUSALS, type ScanResult } from "../../../common/src/protocol";
import { MESSAGES } from "../messages";
import type { DoorScreen } from "../model";
import type { Verdict } from "../scanner/machine";
import { inkOn, verdictText } from "./verdict";

const zone = { id: "hall", name: { en: "Hall" }, kind: "area" as const, opens: "09:00", closes: "18:00" };
const investor = { id: "investor", name: { en: "Investor", "zh-Hans": "投资人" }, colour: "#f0b429" };

function door(verdict: Verdict): DoorScreen {
  const config = { id: "fair", name: { en: "Fair" }, timezone: "Asia/Shanghai", days: [], zones: [zone] };
  return {
    at: "door",
    me: { role: "kiosk", name: "west", version: "0" },
    events: [],
    config: { ...config, categories: [investor] },
    zone,
    assignment: { event: "fair", zone: "hall", direction: "in" },
    scanner: { phase: { at: "verdict", verdict, since: 0 }, seen: {} },
    camera: { at: "off" },
    link: "online",
    count: {},
    now: 0,
    typed: "",
  };
}

function words(
  result: Partial<ScanResult>,
  kind: "admitted" | "refused" | "already_inside" | "invalid",
  language: Language = "en",
) {
  const verdict: Verdict = { kind, result: { scan_id: "s", outcome: "admitted", ...result } };
  return verdictText(door(verdict), MESSAGES[language], formats(language, "Asia/Shanghai"), language);
}

describe.each(LANGUAGES)("in %s", (language) => {
  test("every refusal says what it is and what to do, in words of its own", () => {
    const said = REFUSALS.map((reason) => words({ reason, outcome: "refused" }, "refused", language));
    expect(new Set(said.map((each) => each?.title)).size).toBe(REFUSALS.length);
    for (const [i, each] of said.entries()) {
      expect(each).toMatchObject({ outcome: "refused", reason: REFUSALS[i] });
      expect(each?.next).toBeTruthy();
      expect(each?.title).not.toBe(MESSAGES[language].refused.other);
    }
  });

  test("nothing shouts", () => {
    expect(JSON.stringify(MESSAGES[language])).not.toMatch(/[!！]/);
  });
});

test("an admission names the visitor and the category in its colour", () => {
  const visitor = { id: "v", name: "Wen", category: "investor" };
  expect(words({ visitor }, "admitted", "zh-Hans")).toMatchObject({
    outcome: "admitted",
    title: "欢迎",
    name: "Wen",
    category: { label: "投资人", colour: "#f0b429", ink: "#000000" },
  });
});

test("who is already inside is told since when, by the event's clock", () => {
  expect(words({ since: "2024-06-15T06:32:00Z" }, "already_inside")).toMatchObject({ detail: "since 14:32" });
});

test("a closed zone says when it is open", () => {
  expect(words({ reason: "zone_closed" }, "refused")).toMatchObject({ detail: "Open from 09:00 to 18:00" });
});

test("a reason from a newer server still gets a sentence", () => {
  expect(words({ reason: "brand_new" }, "refused")).toMatchObject({
    reason: "brand_new",
    title: "You cannot go in here",
  });
  expect(words({ reason: "brand_new" }, "invalid")).toMatchObject({ outcome: "invalid", icon: "fault" });
});

test("a category's name reads on its colour", () => {
  expect(inkOn("#f0b429")).toBe("#000000");
  expect(inkOn("#7d3fc4")).toBe("#ffffff");
});
