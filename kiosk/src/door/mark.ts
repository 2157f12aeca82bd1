/**
 * What stands for a badge's number in the door book: `badge_mark` in server/footfall/domain/badge.py says why it is made so;
 * tests/contract/door.json holds one to the other.
 *
 * @param of the zone of a guest list, empty for a group's badge
 */
export function badgeMark(keyId: string, of: string, badgeId: string): string {
  let mark = 0x811c9dc5;
  for (const byte of new TextEncoder().encode([keyId, of, badgeId].join("\n"))) {
    mark = Math.imul(mark ^ byte, 0x01000193);
  }
  mark = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  mark = Math.imul(mark ^ (mark >>> 13), 0xc2b2ae35);
  return ((mark ^ (mark >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
