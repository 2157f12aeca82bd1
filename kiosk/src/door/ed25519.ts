/** Ed25519 for browsers that have none of their own, or no `crypto.subtle`. Loaded only there. */
import { hashes, verify as nobleVerify } from "@noble/ed25519";
import { sha512 } from "@noble/hashes/sha2.js";

hashes.sha512 = sha512;

export function verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return nobleVerify(signature, message, publicKey);
}
