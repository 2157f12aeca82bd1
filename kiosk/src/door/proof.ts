/**
 * Proves signatures (Ed25519) without the server: by the browser's own means, or by a file of ours where it has none.
 * Which of them works is found out at the start, on a signature that is known to hold and one that is not; what has to
 * be loaded for it is then on the device before the network goes.
 */

type Verify = (signature: Bytes, message: Bytes, publicKey: Bytes) => Promise<boolean>;
type Bytes = Uint8Array<ArrayBuffer>;

/** RFC 8032, section 7.1, test 2. */
const KNOWN = {
  publicKey: hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"),
  message: hex("72"),
  signature: hex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
      "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  ),
};

let proven: Verify | undefined;
let preparing: Promise<boolean> | undefined;

/** Whether this device can prove signatures from now on, with a network or without. */
export const canProve = (): boolean => proven !== undefined;

/** Makes it so, if it can be made; asked again after a failure it tries again. */
export function prepareProof(): Promise<boolean> {
  if (proven) return Promise.resolve(true);
  preparing ??= choose().finally(() => {
    preparing = undefined;
  });
  return preparing;
}

/** Undefined where nobody here can say. */
export async function verify(
  signature: Bytes,
  message: Bytes,
  publicKey: Bytes,
): Promise<boolean | undefined> {
  if (!(await prepareProof()) || !proven) return undefined;
  try {
    return await proven(signature, message, publicKey);
  } catch {
    proven = undefined; // it worked at the start: the other way may do
    if (!(await prepareProof())) return undefined;
    return (proven as Verify | undefined)?.(signature, message, publicKey).catch(() => undefined);
  }
}

async function choose(): Promise<boolean> {
  for (const load of [byBrowser, byFile]) {
    const candidate = await load().catch(() => undefined);
    if (!candidate || !(await works(candidate))) continue;
    proven = candidate;
    return true;
  }
  return false;
}

async function works(candidate: Verify): Promise<boolean> {
  const { signature, message, publicKey } = KNOWN;
  const judged = async (text: Bytes) => candidate(signature, text, publicKey).catch(() => undefined);
  return (await judged(message)) === true && (await judged(hex("73"))) === false;
}

async function byBrowser(): Promise<Verify | undefined> {
  const subtle = globalThis.crypto?.subtle; // missing where the page did not come over https
  if (!subtle) return undefined;
  let imported: { of: string; key: Promise<CryptoKey> } | undefined;
  return async (signature, message, publicKey) => {
    const of = String(publicKey);
    if (imported?.of !== of) {
      imported = { of, key: subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]) };
    }
    return subtle.verify("Ed25519", await imported.key, signature, message);
  };
}

async function byFile(): Promise<Verify> {
  const { verify: slowly } = await import("./ed25519");
  return async (signature, message, publicKey) => slowly(signature, message, publicKey);
}

function hex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
