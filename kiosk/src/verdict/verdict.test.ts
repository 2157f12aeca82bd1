import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "../../../common/src/i18n";
import { REFUSALS, type ScanResult } from "../../../common/src/protocol";
import type { DoorState } from "../door/state";
import type { Verdict } from "../scanner/conversation";
import { MESSAGES } from "../words";
import { inkOn, tell } from "./verdict";

const zone = { id: "hall", name: { en: "Hall" }, kind: "area" as const, opens: "09:00", closes: "18:00" };
const investor = { id: "investor", name: { en: "Investor", "zh-Hans": "投资人" }, colour: "#f0b429" };
const config = { id: "fair", name: { en: "Fair" }, timezone: "Asia/Shanghai", days: [], zones: [zone] };

const door = {
  config: { ...config, categories: [investor] },
  zone,
  now: 0,
} as unknown as DoorState;

type Kind = "admitted" | "queued" | "refused" | "already_inside" | "invalid";

function words(result: Partial<ScanResult>, kind: Kind, language: Language = "en") {
  const scan = { scan_id: "s", scanned_at: 0, direction: "in" as const };
  const whole: ScanResult = { scan_id: "s", outcome: "admitted", ...result };
  const verdict: Verdict = { kind, scan, result: whole, byKiosk: kind === "queued" };
  return tell(verdict, door, language);
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
  expect(words({ since: "2024-06-15T06:32:00Z" }, "already_inside")).toMatchObject({
    details: ["since 14:32"],
  });
});

test("a reason from a newer server still gets a sentence", () => {
  expect(words({ reason: "brand_new" }, "refused")).toMatchObject({
    reason: "brand_new",
    title: "You cannot go in here",
  });
  expect(words({ reason: "brand_new" }, "invalid")).toMatchObject({ outcome: "invalid", icon: "fault" });
});

test("what the kiosk admits by itself says that it will be sent", () => {
  expect(words({ visitor: { id: "", category: "investor" } }, "queued")).toMatchObject({
    outcome: "queued",
    byKiosk: true,
    title: "Welcome",
    next: "Saved here, will be sent",
    category: { label: "Investor" },
  });
});

test("a visitor is told in the language of their record", () => {
  const visitor = { id: "v", name: "Wen", category: "investor", language: "zh-CN" };
  expect(words({ visitor }, "admitted", "en")).toMatchObject({ language: "zh-Hans", title: "欢迎" });
  expect(words({ visitor: { ...visitor, language: "fr" } }, "admitted", "en").language).toBe("en");
});

test("a name is shown in the reader's script, and else as it was registered", () => {
  const visitor = { id: "v", name: "Lin Yue", names: { "zh-Hans": "林悦" }, category: "investor" };
  const shown = LANGUAGES.map((language) => words({ visitor }, "admitted", language).name);
  expect(shown).toEqual(["Lin Yue", "林悦", "林悦"]);
});

test("a group on the wrong day is told the day, and how many were admitted", () => {
  const refused: ScanResult = { scan_id: "m", outcome: "refused", reason: "wrong_day" };
  const group = { id: "Delegation", members: [refused] };
  const said = words({ reason: "wrong_day", days: ["2024-06-16"], group }, "refused");
  expect(said.details).toEqual(["Valid on Sunday 16 June", "0 of 1 admitted"]);
});

test("a group is told by its name, how many were admitted and who was not", () => {
  const member = (name: string, outcome: "admitted" | "refused"): ScanResult => ({
    scan_id: name,
    outcome,
    visitor: { id: name, name, category: "investor" },
  });
  const group = { id: "Delegation", members: [member("Ann", "admitted"), member("Bo", "refused")] };
  expect(words({ group }, "admitted")).toMatchObject({
    name: "Delegation",
    details: ["1 of 2 admitted", "Not admitted: Bo"],
  });
});

test.each(["locked", "rejected", "offline_too_long"] as const)(
  "a closed kiosk says what to do: %s",
  (why) => {
    for (const language of LANGUAGES) {
      const said = tell({ kind: "closed", why }, door, language);
      expect(said).toMatchObject({ outcome: "closed", reason: why });
      expect(said.next).toBeTruthy();
    }
  },
);

test("a category's name reads on its colour", () => {
  expect(inkOn("#f0b429")).toBe("#000000");
  expect(inkOn("#7d3fc4")).toBe("#ffffff");
});
