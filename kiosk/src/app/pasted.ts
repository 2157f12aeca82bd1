/** What staff paste to make this device a kiosk: a key, or the whole link that has one in it. Pure. */

/** Why it cannot be used. */
export type Unusable = "noKey" | "partial" | "otherServer" | "dashboard";

export type Pasted =
  /** `params` are what the link says of the door; absent where it was a key alone. */
  | { ok: true; token: string; params?: URLSearchParams }
  /** `there` is the link, where another server's page could take it. */
  | { ok: false; why: Unusable; there?: string };

/** As the server makes them (`services/access.py`): what it is not, it never was. */
const KEY = /^fft_[\w-]{43}$/;
const LINK = /^https?:\/\/|^\/|[#?&]?token=/i;
/** Blanks of every width, and what programs put around a link: <…>, quotes, a full stop at its end. */
const AROUND = /[\s\u200b-\u200d\u2060\ufeff]+/g;
const QUOTED = /^[<("'“”‘’«「『【]+|[>)"'“”‘’»」』】.,;，。；]+$/g;

export const isWholeKey = (text: string): boolean => KEY.test(text);

/** @param here the address of this page without its path, such as `https://expo.example` */
export function readPasted(text: string, here: string): Pasted {
  // Out of a sentence the link alone; where it was broken over lines, the lines joined.
  const [link = ""] = /https?:\/\/\S+/i.exec(text) ?? [];
  const alone = readOne(link.replace(QUOTED, ""), here);
  return alone.ok ? alone : readOne(text.replace(AROUND, "").replace(QUOTED, ""), here);
}

function readOne(text: string, here: string): Pasted {
  if (text === "") return { ok: false, why: "noKey" };
  if (!LINK.test(text)) return isWholeKey(text) ? { ok: true, token: text } : { ok: false, why: "partial" };
  const url = addressOf(text, here);
  if (!url) return { ok: false, why: "partial" };
  if (url.pathname.startsWith("/dashboard")) return { ok: false, why: "dashboard" };
  if (url.origin !== here) return { ok: false, why: "otherServer", there: url.href };
  const params = new URLSearchParams(url.hash.slice(1));
  const token = params.get("token") ?? "";
  params.delete("token");
  if (token === "") return { ok: false, why: "noKey" };
  return isWholeKey(token) ? { ok: true, token, params } : { ok: false, why: "partial" };
}

function addressOf(text: string, here: string): URL | undefined {
  try {
    return new URL(/^token=/i.test(text) ? `#${text}` : text, `${here}/kiosk/`);
  } catch {
    return undefined;
  }
}
