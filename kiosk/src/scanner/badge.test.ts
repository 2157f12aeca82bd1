import { describe, expect, test } from "vitest";
import { parsePicture, parseQr, parseTyped } from "./badge";

const TOKEN = `FF1${"A2B3C4D5E6".repeat(13)}`;

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

test.each([
  ["lower case", TOKEN.toLowerCase()],
  ["blanks", TOKEN.replace(/(.{10})/g, "$1 ")],
  ["line ends and hyphens", ` ${TOKEN.slice(0, 60)}\r\n${TOKEN.slice(60, 90)}-${TOKEN.slice(90)}\n`],
  [
    "an en dash and a blank that does not break",
    `${TOKEN.slice(0, 9)}\u2013${TOKEN.slice(9, 50)}\u00a0${TOKEN.slice(50)}`,
  ],
  ["full width", wide(TOKEN)],
  ["full width and lower case", wide(TOKEN.toLowerCase())],
  ["marks that are not seen", `\ufeff\u200e${TOKEN.slice(0, 70)}\u200b${TOKEN.slice(70)}\u001d`],
])("camera and typing forgive the same: %s", (_, text) => {
  expect(parseQr(text)).toEqual({ kind: "token", token: TOKEN });
  expect(parseTyped(text)).toEqual({ kind: "token", token: TOKEN });
});

test("a badge's number may be typed as people type", () => {
  for (const text of ["ABCD\u20112345", wide("abcd2345"), "a b c d 2 3 4 5", "\u200eABCD2345"])
    expect(parseTyped(text)).toEqual({ kind: "badge_id", badge_id: "ABCD2345" });
});

describe("one picture", () => {
  const badge = (letter: string) => `FF1${letter.repeat(130)}`;

  test("hands over every badge in turn, each once, however it is spelled", () => {
    const [a, b, c] = [badge("A"), badge("B"), badge("C")];
    const read = parsePicture([a, b, a.toLowerCase(), c]);
    expect(read).toEqual([a, b, c].map((token) => ({ kind: "token", token })));
  });

  test("with more badges than that is a desk", () => {
    expect(parsePicture(["A", "B", "C", "D"].map(badge))).toEqual([{ kind: "several" }]);
  });

  test("of a badge beside another code tells of the badge alone", () => {
    expect(parsePicture(["https://example.org", badge("A")])).toEqual([{ kind: "token", token: badge("A") }]);
    expect(parsePicture(["https://example.org", "4006381333931"])).toEqual([
      { kind: "foreign", what: "web" },
    ]);
  });
});

/** As an input method writes it. */
function wide(text: string): string {
  return [...text].map((each) => String.fromCodePoint((each.codePointAt(0) ?? 0) + 0xfee0)).join("");
}
