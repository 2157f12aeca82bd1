import { expect, test } from "vitest";
import { idle, type Key, wedge, wedgeAltUp, wedgePause, wedgeText } from "./wedge";

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

test.each([
  ["Alt", { alt: true, shortcut: true }],
  ["Ctrl", { shortcut: true }],
])("keys that bear %s are judged as a token", (_, held) => {
  expect(type(TOKEN, 5, (key) => ({ ...key, ...held })).readings).toEqual(once);
});

test("somebody's shortcuts stay theirs, and make no badge number", () => {
  const shortcut = (key: Key) => ({ ...key, shortcut: true });
  expect(type("FCVCVCVC\n", 50, shortcut)).toEqual({ readings: [], taken: 0 });
});

test.each([2, 4])("characters that are typed by their number, in %i digits, are read", (digits) => {
  let state = idle;
  const readings = [];
  let at = 0;
  for (const letter of TOKEN) {
    for (const digit of String(letter.charCodeAt(0)).padStart(digits, "0")) {
      at += 2;
      state = wedge(state, { key: digit, code: `Numpad${digit}`, at, alt: true, shortcut: true }).state;
    }
    const step = wedgeAltUp(state, at);
    state = step.state;
    if (step.reading) readings.push(step.reading);
  }
  expect(readings).toEqual(once);
});

test("text that comes without any key is read", () => {
  expect(written(TOKEN)).toEqual(once);
  expect(written(TOKEN.toLowerCase())).toEqual(once);
  expect(written([...TOKEN].map(wide).join(""))).toEqual(once);
});

test("where keyboards may disagree about Y and Z, both spellings are offered", () => {
  const token = `FF1${"YZ".repeat(65)}`;
  const other = `FF1${"ZY".repeat(65)}`;
  const german = (key: Key) => ({ ...key, key: { Y: "Z", Z: "Y" }[key.key] ?? key.key });
  expect(last(token, german)).toMatchObject({ reading: { token: other }, others: [token] });
  expect(last(token).others).toBeUndefined();
  expect(wedgeText(idle, token, 5)).toMatchObject({ reading: { token }, others: [other] });
});

test.each([
  ["Russian", [...TOKEN].map((letter) => String.fromCodePoint(0x410 + (letter.charCodeAt(0) % 32))).join("")],
  ["French", TOKEN.toLowerCase().replace(/[0-9]/g, (digit) => "à&é\"'(-è_ç"[Number(digit)] ?? "")],
  ["what an input method makes of it", "发飞一啊吧从的额发个和"],
])("letters that became others beyond reading ask for another keyboard: %s", (_, text) => {
  const { state } = wedgeText(idle, text, 5);
  expect(wedgePause(state).reading).toEqual({ kind: "garbled" });
  expect(wedge(state, { key: "Enter", code: "Enter", at: 10 }).reading).toEqual({ kind: "garbled" });
});

test.each([
  "林悦",
  "4006381333931",
  "https://example.org/a-page?of=a-sponsor&with=a-long-address",
  "Иванова",
])("what people and other codes say is no reason to change the keyboard: %s", (text) => {
  expect(wedgePause(wedgeText(idle, text, 5).state).reading).toBeUndefined();
});

function written(text: string) {
  let state = idle;
  const readings = [];
  for (let end = 1; end <= text.length; end += 1) {
    const step = wedgeText(state, text.slice(0, end), end * 5);
    state = step.state;
    if (step.reading) readings.push(step.reading);
  }
  return readings;
}

/** The step of the last key. */
function last(text: string, change: (key: Key) => Key = (key) => key) {
  let step = wedgePause(idle);
  for (const [n, key] of [...text].entries())
    step = wedge(
      step.state,
      change({ key, code: /[0-9]/.test(key) ? `Digit${key}` : `Key${key}`, at: n * 5 }),
    );
  return step;
}

const wide = (letter: string) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0);
