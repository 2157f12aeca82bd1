import { expect, test } from "vitest";
import type { DoorState } from "../door/state";
import { reduce } from "./reduce";
import type { KioskState } from "./state";

const START: KioskState = { language: "en", home: "en", screen: { at: "starting" } };
const door = (change: Partial<DoorState>) =>
  ({ at: "door", idle: false, assignment: { mode: "self" }, ...change }) as DoorState;

test("at a self-service kiosk the visitor's language goes with the visitor", () => {
  let state = reduce(START, { kind: "door", door: door({}) });
  state = reduce(state, { kind: "language", language: "zh-Hant" });
  expect(state).toMatchObject({ language: "zh-Hant", home: "en" });
  expect(reduce(state, { kind: "door", door: door({}) }).language).toBe("zh-Hant");
  expect(reduce(state, { kind: "door", door: door({ idle: true }) }).language).toBe("en");
});

test("what staff chose is the kiosk's language from then on", () => {
  const staffed = door({ assignment: { event: "fair", zone: "hall", direction: "in", mode: "staffed" } });
  const state = reduce(START, { kind: "door", door: staffed });
  expect(reduce(state, { kind: "language", language: "zh-Hans" })).toMatchObject({
    language: "zh-Hans",
    home: "zh-Hans",
  });
});

test("what staff have open stays open while the door changes, and goes with the door", () => {
  let state = reduce(START, { kind: "door", door: door({}) });
  state = reduce(state, { kind: "dialog", dialog: { at: "menu" } });
  state = reduce(state, { kind: "door", door: door({ typed: "abc" }) });
  expect(state.screen).toMatchObject({ typed: "abc", dialog: { at: "menu" } });
  state = reduce(state, { kind: "screen", screen: { at: "elsewhere" } });
  expect(reduce(state, { kind: "dialog", dialog: { at: "menu" } }).screen).toEqual({ at: "elsewhere" });
  expect(reduce(state, { kind: "door", door: door({}) }).screen).not.toHaveProperty("dialog");
});

test("the setup keeps what was chosen, and other screens know of no choice", () => {
  const setup = { at: "setup", me: {}, events: [], draft: {}, pin: "", hasPin: false } as never;
  const state = reduce(START, { kind: "screen", screen: setup });
  const chosen = reduce(reduce(state, { kind: "draft", draft: { zone: "hall" } }), {
    kind: "pin",
    pin: "1234",
  });
  expect(chosen.screen).toMatchObject({ draft: { zone: "hall" }, pin: "1234" });
  expect(reduce(START, { kind: "draft", draft: { zone: "hall" } })).toBe(START);
});
