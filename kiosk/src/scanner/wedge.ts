/**
 * A hardware scanner types like a keyboard. Its token is known by its prefix, alphabet and length, and by nothing else:
 * scanners type anything from 1 to 120 ms a key, with Alt, Ctrl or a repeat on their keys, focus wanders, an input method
 * may swallow the keys, and Enter may be missing. This part is pure: keys and texts in, readings out.
 */
import { findToken, normalize, parseTyped, type Reading, TOKEN_LENGTH } from "./badge";

/** A pause this long means that what was typed before has nothing to do with what comes. */
export const FORGET_AFTER = 3_000;
/** The Enter that some scanners send ends what was read already; it presses no button. */
const ENTER_WITHIN = 1_000;
const KEEP = TOKEN_LENGTH * 2;
const BADGE_ID_LENGTH = 8;
/** So much of another alphabet is no person's typing at a door, but a scanner behind a keyboard that changes letters. */
const LONG = 40;
const STRANGE_IN_LONG = 3;
const STRANGE = 10;
/** A key that says neither what was typed nor where it is. */
const LOST = "\ufffd";

/** The part of a KeyboardEvent that matters. `at` in milliseconds. */
export interface Key {
  key: string;
  code: string;
  at: number;
  alt?: boolean;
  /** With Ctrl, Alt or the like: a scanner whose modifier hangs, or somebody's shortcut. */
  shortcut?: boolean;
}

/**
 * Three spellings of the same keys. `typed` is what the browser says was typed. `pressed` is the place of each key on a
 * US keyboard, which is what a scanner means when an input method or another layout is in the way. `written` is what
 * came as text, perhaps without any key.
 */
export interface WedgeState {
  typed: string;
  pressed: string;
  written: string;
  at: number;
  /** The digits of a character that is typed by its number: Alt held, digits on the number pad. */
  number: string;
  /** Shortcuts were among the keys: then only a token is a reading. */
  shortcuts: boolean;
  /** When the last token was complete. */
  doneAt?: number;
}

export const idle: WedgeState = { typed: "", pressed: "", written: "", at: 0, number: "", shortcuts: false };

export interface WedgeStep {
  state: WedgeState;
  reading?: Reading;
  /** What the token may be instead, where the signature does not hold: keyboards disagree about some letters. */
  others?: string[];
  /** The key belonged to a scan: nothing else on the page should act on it. */
  taken: boolean;
}

export function wedge(before: WedgeState, { key, code, at, alt, shortcut }: Key): WedgeStep {
  const state = at - before.at > FORGET_AFTER ? idle : before;
  if (key === "Enter" || key === "Tab") {
    const late = before.doneAt !== undefined && at - before.doneAt < ENTER_WITHIN;
    if (late) return { state: idle, taken: true };
    // Tab moves the focus, unless it ends what a scanner has typed.
    return key === "Enter" || looksLikeToken(state) ? enter(state) : { state, taken: false };
  }
  const digit = alt ? /^Numpad([0-9])$/.exec(code)?.[1] : undefined;
  if (digit) {
    return { state: { ...state, number: state.number + digit, at }, taken: looksLikeToken(state) };
  }
  const typed = character(key, code);
  const pressed = place(code) ?? typed;
  if (typed === "" && pressed === "") return { state: { ...state }, taken: false };
  return add({ ...state, shortcuts: state.shortcuts || shortcut === true }, typed, pressed, at);
}

/** Alt was let go: the digits before it are one character. */
export function wedgeAltUp(state: WedgeState, at: number): WedgeStep {
  const code = Number(state.number);
  const letter = code > 0x20 && code < 0x7f ? String.fromCharCode(code) : "";
  const rest = { ...state, number: "" };
  return letter ? add(rest, letter, letter, at) : { state: rest, taken: false };
}

/** @param written everything that came as text since the last reading */
export function wedgeText(before: WedgeState, written: string, at: number): WedgeStep {
  const state = at - before.at > FORGET_AFTER ? idle : before;
  return judge({ ...state, written, at });
}

/** Nothing more came: a token that lost characters, or whose letters were changed, is told. */
export function wedgePause(state: WedgeState): WedgeStep {
  if (isGarbled(state)) return { state: idle, reading: { kind: "garbled" }, taken: true };
  const broken = looksLikeToken(state) && length(state) > BADGE_ID_LENGTH;
  return broken ? { state: idle, reading: { kind: "incomplete" }, taken: true } : { state, taken: false };
}

function add(state: WedgeState, typed: string, pressed: string, at: number): WedgeStep {
  const grown = {
    typed: (state.typed + typed).slice(-KEEP),
    pressed: (state.pressed + pressed).slice(-KEEP),
  };
  return judge({ ...state, ...grown, at });
}

function judge(state: WedgeState): WedgeStep {
  const tokens = spellings(state).flatMap((text) => findToken(text) ?? []);
  const [token] = tokens;
  if (token === undefined) return { state, taken: looksLikeToken(state) };
  const others = [...new Set([...tokens, ...tokens.map(otherLayout)])].filter((other) => other !== token);
  const done = { ...idle, at: state.at, doneAt: state.at };
  // Where what was typed is where it is on a US keyboard, no layout is in the way.
  const sure = tokens.length > 1 && tokens.every((other) => other === token);
  return { state: done, reading: { kind: "token", token }, ...(sure ? {} : { others }), taken: true };
}

/** German and other keyboards have Y and Z in each other's place. */
export function otherLayout(token: string): string {
  return token.replace(/[YZ]/g, (letter) => (letter === "Y" ? "Z" : "Y"));
}

/** Enter ends a scan. What is no whole token may be a badge id typed on a keyboard, or a token that lost characters. */
function enter(state: WedgeState): WedgeStep {
  if (isGarbled(state)) return { state: idle, reading: { kind: "garbled" }, taken: true };
  if (state.shortcuts && !looksLikeToken(state)) return { state: idle, taken: false };
  const readings = spellings(state).map(parseTyped);
  const reading = readings.find((each) => each.kind !== "incomplete");
  if (reading) return { state: idle, reading, taken: true };
  const broken = length(state) > BADGE_ID_LENGTH;
  return broken
    ? { state: idle, reading: { kind: "incomplete" }, taken: true }
    : { state: idle, taken: false };
}

const spellings = ({ typed, pressed, written }: WedgeState): string[] =>
  [typed, pressed, written].filter((text) => text !== "");

const length = (state: WedgeState): number =>
  Math.max(0, ...spellings(state).map((text) => normalize(text).length));

const looksLikeToken = (state: WedgeState): boolean =>
  spellings(state).some((text) => normalize(text).includes("FF1"));

/** Long, of another alphabet in every spelling, and a token in none. */
function isGarbled(state: WedgeState): boolean {
  const all = spellings(state).map(normalize);
  return !looksLikeToken(state) && all.length > 0 && all.every(isStrange);
}

function isStrange(text: string): boolean {
  const strange = [...text].filter((letter) => letter > "\u007f").length;
  return strange >= STRANGE || (text.length >= LONG && strange >= STRANGE_IN_LONG);
}

function character(key: string, code: string): string {
  if ([...key].length === 1) return key;
  return (key === "Process" || key === "Unidentified") && code === "" ? LOST : "";
}

function place(code: string): string | undefined {
  return /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code)?.slice(1).find(Boolean);
}
