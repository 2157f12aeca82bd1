/**
 * The PIN that keeps visitors out of a self-service kiosk's settings. It guards a page, not a secret: whoever has the
 * kiosk's link may set it aside by opening the link anew.
 */

export interface PinStore {
  isSet(): boolean;
  set(pin: string): Promise<void>;
  clear(): void;
  /** Whether it is this one; `wait` in milliseconds where too many wrong ones were tried. */
  check(pin: string): Promise<{ right: boolean; wait?: number }>;
}

export const PIN = /^[0-9]{4,8}$/;
const KEY = "footfall.kiosk.pin";
const MOST_WRONG = 5;
const WAIT = 30_000;
const ROUNDS = 100_000;

interface Stored {
  salt: string;
  hash: string;
}

export function pinStore(
  storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem"> = () => localStorage,
  now: () => number = Date.now,
): PinStore {
  let stored = load(storage);
  let wrong = 0;
  let waitUntil = 0;

  return {
    isSet: () => stored !== undefined,
    async set(pin) {
      const salt = crypto.getRandomValues(new Uint8Array(16)).join(".");
      stored = { salt, hash: await hashed(pin, salt) };
      try {
        storage().setItem(KEY, JSON.stringify(stored));
      } catch {
        // Without storage it lasts as long as the page.
      }
    },
    clear() {
      stored = undefined;
      try {
        storage().removeItem(KEY);
      } catch {
        // Nothing was kept.
      }
    },
    async check(pin) {
      if (!stored) return { right: true };
      if (now() < waitUntil) return { right: false, wait: waitUntil - now() };
      if ((await hashed(pin, stored.salt)) === stored.hash) {
        wrong = 0;
        return { right: true };
      }
      wrong += 1;
      if (wrong < MOST_WRONG) return { right: false };
      wrong = 0;
      waitUntil = now() + WAIT;
      return { right: false, wait: WAIT };
    },
  };
}

async function hashed(pin: string, salt: string): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  // Over plain http browsers give no hash; then the PIN is only as secret as the device's storage.
  if (!crypto.subtle) return `${salt}:${pin}`;
  const key = await crypto.subtle.importKey("raw", bytes(pin), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytes(salt), iterations: ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)).join(".");
}

function load(storage: () => Pick<Storage, "getItem">): Stored | undefined {
  try {
    const found: unknown = JSON.parse(storage().getItem(KEY) ?? "null");
    const { salt, hash } = (found ?? {}) as Partial<Stored>;
    return typeof salt === "string" && typeof hash === "string" ? { salt, hash } : undefined;
  } catch {
    return undefined;
  }
}
