/**
 * A hardware scanner types like a keyboard. Its token is known by its prefix, alphabet and length, not by its speed:
 * scanners type anything from 1 to 120 ms a key, focus wanders, an input method may swallow the keys, and Enter may be
 * missing. This part is pure: keys in, readings out.
 */
import { findToken, parseTyped, type Reading, TOKEN_LENGTH } from "./badge";

/** A pause this long means that what was typed before has nothing to do with what comes. */
const FORGET_AFTER = 3_000;
/** The Enter that some scanners send ends what was read already; it presses no button. */
const ENTER_WITHIN = 1_000;
const KEEP = TOKEN_LENGTH * 2;
const BADGE_ID_LENGTH = 8;

/** The part of a KeyboardEvent that matters. `at` in milliseconds. */
export interface Key {
  key: string;
  code: string;
  at: number;
}

/**
 * Two spellings of the same keys. `typed` is what the browser says was typed. `pressed` is the place of each key on a
 * US keyboard, which is what a scanner means when an input method or another layout is in the way.
 */
export interface WedgeState {
  typed: string;
  pressed: string;
  at: number;
  /** When the last token was complete. */
  doneAt?: number;
}

export const idle: WedgeState = { typed: "", pressed: "", at: 0 };

export interface WedgeStep {
  state: WedgeState;
  reading?: Reading;
  /** The key belonged to a scan: nothing else on the page should act on it. */
  taken: boolean;
}

export function wedge(before: WedgeState, { key, code, at }: Key): WedgeStep {
  const state = at - before.at > FORGET_AFTER ? idle : before;
  if (key === "Enter" || key === "Tab") {
    const late = before.doneAt !== undefined && at - before.doneAt < ENTER_WITHIN;
    if (late) return { state: idle, taken: true };
    // Tab moves the focus, unless it ends what a scanner has typed.
    return key === "Enter" || looksLikeToken(state) ? enter(state) : { state, taken: false };
  }
  const typed = character(key);
  const pressed = place(code) ?? typed;
  if (typed === "" && pressed === "") return { state: { ...state }, taken: false };
  const next = {
    typed: (state.typed + typed).slice(-KEEP),
    pressed: (state.pressed + pressed).slice(-KEEP),
    at,
  };
  const token = findToken(next.typed) ?? findToken(next.pressed);
  if (token) return { state: { ...idle, at, doneAt: at }, reading: { kind: "token", token }, taken: true };
  return { state: next, taken: looksLikeToken(next) };
}

/** Nothing more came: a token that lost characters is told as broken, other keys are forgotten. */
export function wedgePause(state: WedgeState): WedgeStep {
  const broken =
    looksLikeToken(state) && Math.max(state.typed.length, state.pressed.length) > BADGE_ID_LENGTH;
  return broken ? { state: idle, reading: { kind: "incomplete" }, taken: true } : { state, taken: false };
}

function looksLikeToken({ typed, pressed }: WedgeState): boolean {
  return typed.includes("FF1") || pressed.includes("FF1");
}

/** Enter ends a scan. What is no whole token may be a badge id typed on a keyboard, or a token that lost characters. */
function enter(state: WedgeState): WedgeStep {
  if (state.typed === "" && state.pressed === "") return { state: idle, taken: false };
  const readings = [parseTyped(state.typed), parseTyped(state.pressed)];
  const reading = readings.find((each) => each.kind !== "incomplete");
  if (reading) return { state: idle, reading, taken: true };
  const broken = Math.max(state.typed.length, state.pressed.length) > BADGE_ID_LENGTH;
  return broken
    ? { state: idle, reading: { kind: "incomplete" }, taken: true }
    : { state: idle, taken: false };
}

/** Half width and full width letters and digits count alike. */
function character(key: string): string {
  if ([...key].length !== 1) return "";
  const plain = key.normalize("NFKC").toUpperCase();
  return /^[A-Z0-9]$/.test(plain) ? plain : "";
}

function place(code: string): string | undefined {
  return /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code)?.slice(1).find(Boolean);
}
