/** The event of the played histories: a hall for three, and five people with true badges. */
import type { DoorBook, EventConfig, Zone } from "../../../../common/src/protocol";
import { parseToken } from "../token";

export const hall: Zone = { id: "hall", name: { en: "Hall" }, kind: "area", capacity: 3, enforce: true };

/** Epoch milliseconds of the server's clock at the start. */
export const START_AT = Date.parse("2024-06-16T10:00:00+08:00");

export const config: EventConfig = {
  id: "fair",
  name: { en: "Fair" },
  timezone: "Asia/Shanghai",
  days: ["2024-06-15", "2024-06-16"],
  categories: [],
  zones: [hall],
};

/** A token of key 0badcafe; the signature is taken for true where these are played. */
function token(letter: string): string {
  return `FF1BOW4V7QAIQ${letter}W7HIAAPPSEAAAAABG276VMH3PWV2EDM55LZWQZH7DAS2SH2VBKPZA2M6KIAUX4F4KX3FTSGLGMHWFMDR6RLCBCKSOTSGDDBSZJO54FHJRR5Z7MHA3PVG7BY`;
}

export interface Person {
  name: string;
  token: string;
  badgeId: string;
}

export const PEOPLE: readonly Person[] = ["A", "B", "C", "D", "E"].map((letter) => {
  const badgeId = parseToken(token(letter))?.badge_id;
  if (!badgeId) throw new Error("no token");
  return { name: `Visitor ${letter}`, token: token(letter), badgeId };
});

/** The badge of the last one is revoked. */
export const REVOKED = PEOPLE[4]?.badgeId ?? "";

export const book: DoorBook = {
  key_id: "0badcafe",
  public_key: "A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg",
  categories: { "57122": "investor" },
  revoked: [REVOKED],
  groups: {},
};

export const personOf = (badgeId: string): Person | undefined =>
  PEOPLE.find((each) => each.badgeId === badgeId);
