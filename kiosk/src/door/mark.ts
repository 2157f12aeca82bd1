/** What stands for a badge's number in the door book: `badge_mark` in server/footfall/domain/badge.py, and docs/badge.md. */
import { sha256 } from "@noble/hashes/sha2.js";

const DIGITS = 8;

/** @param of the zone of a guest list, empty for a group's badge */
export function badgeMark(keyId: string, of: string, badgeId: string): string {
  // By a library: a page that did not come over https has no `crypto.subtle`.
  const digest = sha256(new TextEncoder().encode([keyId, of, badgeId].join("\n")));
  return [...digest]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, DIGITS);
}
