import { beforeEach, expect, test, vi } from "vitest";

const KEY = bytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"); // RFC 8032, 7.1, test 1
const SIGNATURE = bytes(
  "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
);

function bytes(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const holds = async () => {
  const { verify } = await import("./proof");
  return [await verify(SIGNATURE, bytes(""), KEY), await verify(SIGNATURE, bytes("00"), KEY)];
};

beforeEach(() => {
  vi.resetModules();
  return () => vi.unstubAllGlobals();
});

const subtle = (verify: () => Promise<boolean>) =>
  vi.stubGlobal("crypto", { subtle: { importKey: async () => ({}), verify } });

test("the browser's own means prove a signature", async () => {
  expect(await holds()).toEqual([true, false]);
});

test.each([
  ["knows no Ed25519", () => Promise.reject(new Error("NotSupportedError"))],
  ["says yes to everything", () => Promise.resolve(true)],
  ["says no to everything", () => Promise.resolve(false)],
])("where the browser %s, the file of ours does", async (_, verify) => {
  subtle(verify);
  expect(await holds()).toEqual([true, false]);
});

test("where nothing proves, nobody says yes or no, until it can be loaded", async () => {
  vi.stubGlobal("crypto", {});
  vi.doMock("./ed25519", () => {
    throw new Error("no network");
  });
  expect(await holds()).toEqual([undefined, undefined]);
  vi.doUnmock("./ed25519");
  expect(await holds()).toEqual([true, false]);
});

test("means that fail later are given up for the other way", async () => {
  const real = crypto.subtle;
  let broken = false;
  vi.stubGlobal("crypto", {
    subtle: {
      importKey: real.importKey.bind(real),
      verify: (...given: Parameters<SubtleCrypto["verify"]>) =>
        broken ? Promise.reject(new Error("OperationError")) : real.verify(...given),
    },
  });
  expect(await holds()).toEqual([true, false]);
  broken = true;
  expect(await holds()).toEqual([true, false]);
});
