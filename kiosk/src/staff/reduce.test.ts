import { expect, test } from "vitest";
import type { Reading } from "../scanner/badge";
import type { Dialog } from "./dialog";
import { type DeskState, reduce } from "./reduce";

const shown = (dialog: Dialog): DeskState => reduce({}, { kind: "shown", dialog });
const badge = (token: string): Reading => ({ kind: "token", token });
const byHand = (token: string): Dialog => ({
  at: "byHand",
  badge: { scan: { scan_id: "1", token, scanned_at: 0 } },
  reason: "",
});

test("the door goes on: the menu closes for who shows a badge, what is about somebody does not", () => {
  expect(reduce(shown({ at: "menu" }), { kind: "began" })).toEqual({});
  const form = shown({ at: "search", query: "mei", people: [], searched: false });
  expect(reduce(form, { kind: "began" })).toBe(form);
});

test("another badge waits until the one being served has gone", () => {
  const desk = shown(byHand("FF1A"));
  expect(reduce(desk, { kind: "read", reading: badge("FF1B") }).dialog).toMatchObject({ waits: true });
  expect(reduce(desk, { kind: "read", reading: badge("FF1A") })).toBe(desk);
  expect(reduce(desk, { kind: "read", reading: { kind: "several" } })).toBe(desk);
});

test("a form that is on its way is not changed any more", () => {
  const form = { name: "Mei", organization: "", category: "visitor" };
  const open: Dialog = { at: "walkIn", form, key: "k", categories: [], busy: false };
  const change = { kind: "filled", change: { name: "Mei Lin" } } as const;
  expect(reduce(shown(open), change).dialog).toMatchObject({ form: { name: "Mei Lin" } });
  const busy = shown({ ...open, busy: true });
  expect(reduce(busy, change)).toBe(busy);
});

test("the badge that was refused last is remembered until it is admitted or another passes", () => {
  const refused = { scan: { scan_id: "1", token: "FF1A", scanned_at: 0 }, name: "Mei" };
  const desk = reduce({}, { kind: "refused", badge: refused });
  expect(desk).toEqual({ refused });
  expect(reduce(desk, { kind: "refused", badge: undefined })).toEqual({});
});

test("a PIN that is typed again is not called wrong", () => {
  const desk = shown({ at: "pin", typed: "", wrong: true, after: "menu" });
  expect(reduce(desk, { kind: "pin", text: "1" }).dialog).toMatchObject({ typed: "1", wrong: false });
});
