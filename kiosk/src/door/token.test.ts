import { expect, test, vi } from "vitest";
import { isSigned, parseToken } from "./token";

/** Made by the server's own code: badge ABCD2345 of the event key 0badcafe, third issue, an investor, on the second day. */
const TOKEN =
  "FF1BOW4V7QAIQ6W7HIAAPPSEAAAAABG276VMH3PWV2EDM55LZWQZH7DAS2SH2VBKPZA2M6KIAUX4F4KX3FTSGLGMHWFMDR6RLCBCKSOTSGDDBSZJO54FHJRR5Z7MHA3PVG7BY";
const PUBLIC_KEY = "A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg";
const OTHER_KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

function parsed(token = TOKEN) {
  const found = parseToken(token);
  if (!found) throw new Error("not a token");
  return found;
}

test("a token is taken apart as the server put it together", () => {
  expect(parsed()).toMatchObject({
    key_id: "0badcafe",
    badge_id: "ABCD2345",
    issue: 3,
    category_code: 57122,
    days_mask: 0b10,
  });
});

test.each([
  ["cut", TOKEN.slice(0, -1)],
  ["longer", `${TOKEN}A`],
  ["of another alphabet", TOKEN.replace(/.$/, "0")],
  ["with another spelling of its last bits", TOKEN.replace(/.$/, "Z")],
  ["empty", ""],
])("what is %s is no token", (_, text) => {
  expect(parseToken(text)).toBeUndefined();
});

test("its signature holds against the event's key and no other", async () => {
  expect(await isSigned(parsed(), PUBLIC_KEY)).toBe(true);
  expect(await isSigned(parsed(), OTHER_KEY)).toBe(false);
  const changed = TOKEN.slice(0, 60) + (TOKEN[60] === "A" ? "B" : "A") + TOKEN.slice(61);
  expect(await isSigned(parsed(changed), PUBLIC_KEY)).toBe(false);
});

test("a browser without Ed25519 of its own comes to the same answer", async () => {
  vi.stubGlobal("crypto", {});
  expect(await isSigned(parsed(), PUBLIC_KEY)).toBe(true);
  expect(await isSigned(parsed(), OTHER_KEY)).toBe(false);
  vi.unstubAllGlobals();
});
