/**
 * The bearer token of a page. It is handed over in the address after the `#` (which no server and no log sees), taken
 * out of the address at once, and kept for reloads.
 */

export type Page = "kiosk" | "dashboard";

/** What the address handed over, besides the token. */
export interface Handover {
  token?: string;
  /** The token came with the address just now, rather than from an earlier visit. */
  given: boolean;
  params: URLSearchParams;
}

/** A kiosk comes back by itself after a restart of its device; a dashboard's token ends with its tab. */
function storage(page: Page): Storage {
  return page === "kiosk" ? localStorage : sessionStorage;
}

const key = (page: Page) => `footfall.${page}.token`;

/** Reads and removes `#token=…&…` from the address. The token comes from there, else from an earlier visit. */
export function takeHandover(page: Page): Handover {
  const params = new URLSearchParams(location.hash.slice(1));
  const token = params.get("token");
  if (token) {
    params.delete("token");
    history.replaceState(history.state, "", location.pathname + location.search);
    keepToken(page, token);
    return { token, params, given: true };
  }
  const kept = keptToken(page);
  return kept ? { token: kept, params, given: false } : { params, given: false };
}

export function keepToken(page: Page, token: string): void {
  try {
    storage(page).setItem(key(page), token);
  } catch {
    // Without storage the token lasts as long as the page.
  }
}

function keptToken(page: Page): string | undefined {
  try {
    return storage(page).getItem(key(page)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function forgetToken(page: Page): void {
  try {
    storage(page).removeItem(key(page));
  } catch {
    // Nothing was kept.
  }
}
