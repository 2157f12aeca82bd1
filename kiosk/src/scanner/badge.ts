/** What was read, parsed once at the edge: a badge's token, a badge's id, or something that is no badge of ours. */

/** `FF1`, then Base32 of a body of 17 bytes and a signature of 64: 130 characters (docs/badge.md). */
const TOKEN = /FF1[A-Z2-7]{130}/;
const TOKEN_LIKE = /^FF1[A-Z0-9]{5,}$/;
const BADGE_ID = /^[A-Z2-7]{8}$/;

export const TOKEN_LENGTH = 133;

/** What another code was, as far as its first characters tell. */
export type Foreign = "web" | "wifi" | "contact" | "ticket" | "payment" | "other";

export type Reading =
  | { kind: "token"; token: string }
  | { kind: "badge_id"; badge_id: string }
  /** A token that lost characters on the way, or somebody's typing: to be read again. */
  | { kind: "incomplete" }
  /** A scanner typed, and the device's keyboard or input method made other letters of it. */
  | { kind: "garbled" }
  /** Another QR code: a ticket, a business card, a link. It is nobody's business what it says, so it goes nowhere. */
  | { kind: "foreign"; what: Foreign }
  /** More badges in one frame than one person holds up. */
  | { kind: "several" };

/** What was read and is no badge, as it is told at the door. */
export type Unread = "incomplete" | "garbled" | "several" | Foreign;

/**
 * The one spelling by which camera, scanner and typing go: upper case, half width, without white space, hyphens of any
 * kind, and what is never seen (control characters that scanners put around a code, marks of text direction).
 */
export function normalize(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\p{Pd}\p{Cc}\p{Cf}]+/gu, "")
    .toUpperCase();
}

/** A whole token within the text, wherever it begins: a scanner may type into what was there already. */
export function findToken(text: string): string | undefined {
  return TOKEN.exec(normalize(text))?.[0];
}

/** The same, and what else is there. */
export function cutToken(text: string): { token: string; rest: string } | undefined {
  const found = TOKEN.exec([...text].map(normalize).join(""));
  if (!found) return undefined;
  const end = found.index + TOKEN_LENGTH;
  let at = 0;
  let rest = "";
  for (const each of text) {
    const length = normalize(each).length; // white space counts for nothing, and ends up on one side of the token
    const within = at < end && (length > 0 ? at >= found.index : at > found.index);
    if (!within) rest += each;
    at += length;
  }
  return { token: found[0], rest };
}

/** What the camera saw. Whatever claims to be a badge is judged, also a forged one: that it was tried is worth a record. */
export function parseQr(text: string): Reading {
  const token = normalize(text);
  return TOKEN_LIKE.test(token) ? { kind: "token", token } : { kind: "foreign", what: foreign(text.trim()) };
}

/** What is told of a reading that is no badge. */
export function unreadOf(reading: Exclude<Reading, { kind: "token" | "badge_id" }>): Unread {
  return reading.kind === "foreign" ? reading.what : reading.kind;
}

/** More badges than this in one picture is a desk full of them, and nobody's turn. */
const SEVERAL = 3;

/**
 * What one picture of the camera says, in the order of its codes: every badge in turn. Another code beside a badge is
 * none of its holder's business.
 */
export function parsePicture(texts: readonly string[]): Reading[] {
  const all = texts.map(parseQr).filter(isFirst);
  const badges = all.filter((each) => each.kind === "token");
  if (badges.length > SEVERAL) return [{ kind: "several" }];
  return badges.length > 0 ? badges : all.slice(0, 1);
}

/** The first characters of other codes, most telling first. What follows them is nobody's business. */
const FOREIGN: readonly (readonly [RegExp, Foreign])[] = [
  [/^WIFI:/i, "wifi"],
  [/^(?:MECARD:|BIZCARD:|BEGIN:VCARD)/i, "contact"],
  [/^(?:wxp:|weixin:|alipays?:|https:\/\/qr\.alipay\.com\/|000201)/i, "payment"],
  // A boarding pass (IATA 792): format M, one to four legs, then the name, 20 characters.
  [/^M[1-4][A-Z][A-Z /]{19}/, "ticket"],
  [/^BEGIN:VEVENT/i, "ticket"],
  [/^https?:\/\//i, "web"],
];

function foreign(code: string): Foreign {
  return FOREIGN.find(([beginning]) => beginning.test(code))?.[1] ?? "other";
}

/** What somebody typed, or a scanner that types. */
export function parseTyped(text: string): Reading {
  const token = findToken(text);
  if (token) return { kind: "token", token };
  const code = normalize(text);
  // 0, 1 and 8 are not in the alphabet of badge ids, so that they can only be a slip for O, I and B.
  const id = code.replace(/0/g, "O").replace(/1/g, "I").replace(/8/g, "B");
  return BADGE_ID.test(id) ? { kind: "badge_id", badge_id: id } : { kind: "incomplete" };
}

const isFirst = (reading: Reading, at: number, all: readonly Reading[]) =>
  all.findIndex((other) => readingKey(other) === readingKey(reading)) === at;

/** One name for one badge read twice. */
export function readingKey(reading: Reading): string {
  if (reading.kind === "token") return reading.token;
  return reading.kind === "badge_id" ? reading.badge_id : reading.kind;
}
