import { describe, expect, it } from "vitest";
import { readPasted } from "./pasted";

const HERE = "https://expo.example";
const KEY = `fft_${"aB3-_".repeat(8)}xyz`;
const LINK = `${HERE}/kiosk/#token=${KEY}&zone=hall&direction=in&mode=self`;

const said = (text: string) => {
  const pasted = readPasted(text, HERE);
  return pasted.ok
    ? [pasted.token, Object.fromEntries(pasted.params ?? [])]
    : [pasted.why, ...(pasted.there ? [pasted.there] : [])];
};

describe("what is pasted", () => {
  it("may be a key, with blanks around it or a line broken in it", () => {
    for (const text of [KEY, `  ${KEY}\n`, `\u200b“${KEY}”`, `${KEY.slice(0, 20)}\n ${KEY.slice(20)}`])
      expect(said(text)).toEqual([KEY, {}]);
  });

  it("may be the whole link, and says then where the kiosk stands", () => {
    const door = { zone: "hall", direction: "in", mode: "self" };
    for (const text of [
      LINK,
      `<${LINK}>`,
      `Hall, kiosk 3: ${LINK}.`,
      `${LINK.slice(0, 70)}\r\n${LINK.slice(70)}`,
      LINK.slice(HERE.length),
      LINK.slice(LINK.indexOf("#")),
      LINK.slice(LINK.indexOf("token=")),
    ])
      expect(said(text), text).toEqual([KEY, door]);
  });

  it.each([
    ["nothing", "", "noKey"],
    ["blanks", " \n\u2003", "noKey"],
    ["a link that lost its end", LINK.slice(0, LINK.indexOf("#")), "noKey"],
    ["half a link", LINK.slice(0, LINK.indexOf("token=") + 30), "partial"],
    ["half a key", KEY.slice(0, 30), "partial"],
    ["the other half", KEY.slice(20), "partial"],
    ["a key and more", `${KEY}x`, "partial"],
    ["some word", "hello", "partial"],
    ["no address", "http://", "partial"],
    ["the dashboard's link", `${HERE}/dashboard/?event=expo#token=${KEY}`, "dashboard"],
    ["another server's dashboard", `https://other.example/dashboard/#token=${KEY}`, "dashboard"],
  ])("cannot be used where it is %s", (_, text, why) => {
    expect(said(text)).toEqual([why]);
  });

  it("is not sent to this server where it is another server's, also on another port or without TLS", () => {
    for (const there of ["https://other.example", "https://expo.example:8443", "http://expo.example"]) {
      const link = LINK.replace(HERE, there);
      expect(said(link)).toEqual(["otherServer", link]);
    }
  });
});
