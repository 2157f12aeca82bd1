/**
 * What this kiosk still lacks to open its door without a network. docs/kiosk.md tells where each of them comes from.
 */
import type { BookKeeper } from "./book";
import { canProve, prepareProof } from "./proof";
import type { Station } from "./station";

/**
 * `page`: the page itself would not open. `proof`: signatures cannot be told from forgeries. `book`: the event's key and
 * its lists are not here. `disk`: scans would not outlive the page.
 */
export type Missing = "page" | "proof" | "book" | "disk";

export interface Lacks {
  missing: readonly Missing[];
  /** It is there to stay, or takes so long that somebody should know. */
  told: boolean;
}

export interface Readiness {
  lacks(): Lacks;
}

/** What is on its way at the start is given so long, milliseconds. */
const PATIENCE = 10_000;

export function watchReadiness({ outbox }: Pick<Station, "outbox">, book: BookKeeper): Readiness {
  let worker = false;
  // Active means that all of its files are on the device, the decoder among them.
  void navigator.serviceWorker?.ready.then(() => {
    worker = true;
  });
  let since = performance.now();

  return {
    lacks: () => {
      if (!canProve()) void prepareProof();
      const there: Record<Missing, boolean> = {
        page: worker,
        proof: canProve(),
        book: book.book() !== undefined,
        disk: outbox.state().stored !== "memory",
      };
      const missing = (Object.keys(there) as Missing[]).filter((each) => !there[each]);
      const now = performance.now();
      if (missing.length === 0) since = now;
      return { missing, told: now - since > PATIENCE };
    },
  };
}
