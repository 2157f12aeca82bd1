/** A badge's token, taken apart and proved without the server. The layout is described in docs/badge.md. */
import type { DoorBook } from "../../../common/src/protocol";
import { verify } from "./proof";

const PREFIX = "FF1";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BODY_BYTES = 17;
const SIGNATURE_BYTES = 64;
const CHARACTERS = Math.ceil(((BODY_BYTES + SIGNATURE_BYTES) * 8) / 5);
const SIGNED_PREFIX = new TextEncoder().encode("footfall badge 1\n");

export interface ParsedToken {
  /** The event's key, 8 hexadecimal digits. */
  key_id: string;
  badge_id: string;
  issue: number;
  category_code: number;
  /** Bit n stands for the event's day n; 0 for every day. */
  days_mask: number;
  signed: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
}

/** The parts of a token, undefined where it is not one. Proves nothing: verify the signature. */
export function parseToken(token: string): ParsedToken | undefined {
  if (!token.startsWith(PREFIX) || token.length !== PREFIX.length + CHARACTERS) return undefined;
  const raw = fromBase32(token.slice(PREFIX.length));
  if (!raw) return undefined;
  const body = raw.slice(0, BODY_BYTES);
  const view = new DataView(body.buffer);
  const signed = new Uint8Array(SIGNED_PREFIX.length + BODY_BYTES);
  signed.set(SIGNED_PREFIX);
  signed.set(body, SIGNED_PREFIX.length);
  return {
    key_id: [...body.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, "0")).join(""),
    badge_id: toBase32(body.slice(4, 9)),
    issue: view.getUint16(9),
    category_code: view.getUint16(11),
    days_mask: view.getUint32(13),
    signed,
    signature: raw.slice(BODY_BYTES),
  };
}

/** Whether the token was signed with that event's key; undefined where nobody here can say. */
export async function isSignedFor(
  book: Pick<DoorBook, "key_id" | "public_key"> | undefined,
  parsed: ParsedToken | undefined,
): Promise<boolean | undefined> {
  if (!book) return undefined;
  if (!parsed || parsed.key_id !== book.key_id) return false;
  return isSigned(parsed, book.public_key);
}

/** @param publicKey 32 bytes, base64url without padding, as the door book has it */
export const isSigned = (parsed: ParsedToken, publicKey: string): Promise<boolean | undefined> =>
  verify(parsed.signature, parsed.signed, fromBase64Url(publicKey));

/** RFC 4648 without padding; undefined for another character, or for bits left over that are not zero: one token, one spelling. */
function fromBase32(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (held >> bits) & 0xff;
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

function toBase32(bytes: Uint8Array): string {
  let bits = "";
  for (const byte of bytes) bits += byte.toString(2).padStart(8, "0");
  return (bits.match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join("");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(raw, (letter) => letter.charCodeAt(0));
}
