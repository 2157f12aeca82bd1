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

const KEY = "footfall.kiosk.pin";
const MOST_WRONG = 5;
const WAIT = 30_000;
const ROUNDS = 100_000;

/** What is tried is kept with it, or loading the page anew would give five tries more. */
interface Stored {
  salt: string;
  hash: string;
  wrong?: number;
  waitUntil?: number;
}

export function pinStore(
  now: () => number,
  storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem"> = () => localStorage,
): PinStore {
  let stored = load(storage);

  function keep(next: Stored): void {
    stored = next;
    try {
      storage().setItem(KEY, JSON.stringify(next));
    } catch {
      // Without storage it lasts as long as the page.
    }
  }

  return {
    isSet: () => stored !== undefined,
    async set(pin) {
      const salt = crypto.getRandomValues(new Uint8Array(16)).join(".");
      keep({ salt, hash: await hashed(pin, salt) });
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
      const { salt, hash, wrong = 0, waitUntil = 0 } = stored;
      const left = waitUntil - now();
      // More than that is a clock that was set back, which must not lock staff out.
      if (left > 0 && left <= WAIT) return { right: false, wait: left };
      if ((await hashed(pin, salt)) === hash) {
        if (wrong > 0) keep({ salt, hash });
        return { right: true };
      }
      const last = wrong + 1 >= MOST_WRONG;
      keep(last ? { salt, hash, waitUntil: now() + WAIT } : { salt, hash, wrong: wrong + 1 });
      return last ? { right: false, wait: WAIT } : { right: false };
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
    return typeof salt === "string" && typeof hash === "string" ? (found as Stored) : undefined;
  } catch {
    return undefined;
  }
}
