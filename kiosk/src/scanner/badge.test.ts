import { expect, test } from "vitest";
import { parseQr, parseTyped } from "./badge";
import { idle, type Key, wedge, wedgePause } from "./wedge";

const TOKEN = `FF1${"A2B3C4D5E6".repeat(13)}`;

/** Types a text as a scanner does, `every` ms a key; gives the readings, and the keys that were kept from the page. */
function type(text: string, every: number, change: (key: Key) => Key = (key) => key) {
  let state = idle;
  const readings = [];
  let taken = 0;
  let at = 0;
  for (const letter of [...text]) {
    at += every;
    const code = /[0-9]/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`;
    const key = letter === "\n" ? { key: "Enter", code: "Enter", at } : change({ key: letter, code, at });
    const step = wedge(state, key);
    state = step.state;
    if (step.reading) readings.push(step.reading);
    if (step.taken) taken += 1;
  }
  return { readings, taken };
}

const once = [{ kind: "token", token: TOKEN }];

test.each([1, 20, 120, 800])("a scanner at %i ms a key is read, with Enter or without", (every) => {
  expect(type(TOKEN, every).readings).toEqual(once);
  expect(type(`${TOKEN}\n`, every).readings).toEqual(once);
});

test("two badges in a row are two readings", () => {
  expect(type(TOKEN + TOKEN, 5).readings).toEqual([...once, ...once]);
});

test("what was typed before does not spoil a token", () => {
  expect(type(`HELLO${TOKEN}`, 5).readings).toEqual(once);
});

test("capitals lock, full width letters, and other layouts do not garble it", () => {
  expect(type(TOKEN.toLowerCase(), 5).readings).toEqual(once);
  const wide = (key: Key) => ({ ...key, key: String.fromCodePoint((key.key.codePointAt(0) ?? 0) + 0xfee0) });
  expect(type(TOKEN, 5, wide).readings).toEqual(once);
  const inputMethod = (key: Key) => ({ ...key, key: "Process" });
  expect(type(TOKEN, 5, inputMethod).readings).toEqual(once);
  // A scanner that means a US keyboard, on a French one: letters change places, digits need shift.
  const french = (key: Key) => ({
    ...key,
    key: /[0-9]/.test(key.key) ? "&" : key.key === "A" ? "Q" : key.key,
  });
  expect(type(TOKEN, 5, french).readings).toEqual(once);
});

test("keys of a scan press no button, ordinary keys still do", () => {
  expect(type(`${TOKEN}\n`, 5).taken).toBe(type(TOKEN, 5).taken + 1);
  expect(type(TOKEN, 5).taken).toBeGreaterThan(100);
  expect(type("\n", 5).taken).toBe(0);
  expect(type("AB\n", 5).taken).toBe(0);
});

test("a token that lost characters is asked for again, a badge id is enough", () => {
  expect(type(`${TOKEN.slice(0, 90)}\n`, 5).readings).toEqual([{ kind: "incomplete" }]);
  expect(type("ABCD2345\n", 200).readings).toEqual([{ kind: "badge_id", badge_id: "ABCD2345" }]);
});

test("typing forgives case, spaces and the digits that look like letters", () => {
  expect(parseTyped(" abcd-2345 ")).toEqual({ kind: "badge_id", badge_id: "ABCD2345" });
  expect(parseTyped("0BCD1348")).toEqual({ kind: "badge_id", badge_id: "OBCDI34B" });
  expect(parseTyped("ABC")).toEqual({ kind: "incomplete" });
});

test("the camera hands every claimed badge to the server, and nothing else", () => {
  expect(parseQr(TOKEN)).toEqual({ kind: "token", token: TOKEN });
  expect(parseQr("FF1FORGED")).toEqual({ kind: "token", token: "FF1FORGED" });
  expect(parseQr("https://example.org/pay?id=1")).toEqual({ kind: "foreign", what: "web" });
});

test.each([
  ["web", "http://example.org"],
  ["wifi", "WIFI:T:WPA;S:venue;P:secret;;"],
  ["contact", "BEGIN:VCARD\nVERSION:3.0\nFN:Lin Yue\nEND:VCARD"],
  ["contact", "MECARD:N:Lin,Yue;;"],
  ["payment", "wxp://f2f0abc"],
  ["payment", "00020101021126"],
  ["ticket", "M1DESMARAIS/LUC       EABC123 YULFRAAC 0834 326J001A0025 100"],
  ["other", "4006381333931"],
  ["other", "MATRIX"],
  ["other", ""],
])("a code of another kind is called by its kind: %s", (what, text) => {
  expect(parseQr(text)).toEqual({ kind: "foreign", what });
});

test("a token that lost characters and ends without Enter is told as broken after a pause", () => {
  const { state } = keysOf(TOKEN.slice(0, 90));
  expect(wedgePause(state).reading).toEqual({ kind: "incomplete" });
  expect(wedgePause(keysOf("HELLO WORLD").state).reading).toBeUndefined();
});

test("a scanner that ends with Tab is understood, and Tab alone moves the focus", () => {
  expect(wedge(keysOf("AB").state, { key: "Tab", code: "Tab", at: 10 }).taken).toBe(false);
  expect(wedge(keysOf(TOKEN).state, { key: "Tab", code: "Tab", at: 700 }).taken).toBe(true);
  expect(wedge(keysOf(TOKEN.slice(0, 90)).state, { key: "Tab", code: "Tab", at: 700 }).reading).toEqual({
    kind: "incomplete",
  });
});

function keysOf(text: string) {
  let state = idle;
  let at = 0;
  for (const key of text) {
    at += 5;
    state = wedge(state, { key, code: "", at }).state;
  }
  return { state };
}
