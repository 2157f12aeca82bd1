/** Keeps the door book fresh: what this kiosk needs to judge badges by itself. */
import type { DoorBook } from "../../../common/src/protocol";
import type { Station } from "./station";

const EVERY = 60_000;
/** Where there is none yet, it is asked for again this soon, milliseconds. */
const AGAIN_AFTER = 2_000;

export interface BookKeeper {
  book(): DoorBook | undefined;
  /** Something in it may have changed. */
  renew(): void;
  /** The server said which badges are revoked now. */
  revoked(badges: string[]): void;
  close(): void;
}

export function keepBook(station: Station, event: string, zone: string): BookKeeper {
  const { kept } = station;
  let closed = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  async function renew(): Promise<void> {
    askedAt = performance.now();
    const answer = await station.api().doorBook(event, zone);
    if (answer.ok && !closed) await kept.keep("book", { ...answer.data, event, zone });
  }

  function book(): DoorBook | undefined {
    const known = kept.values.book;
    if (known?.event !== event) return undefined;
    if (known.zone === zone) return known;
    const { guests: _, ...rest } = known; // another zone's guests
    return rest;
  }

  const timer = setInterval(() => {
    const due = performance.now() - askedAt >= (book() ? EVERY : AGAIN_AFTER);
    if (due && station.answering.yes()) void renew();
  }, AGAIN_AFTER);
  // At once, and over HTTP: a kiosk without it could judge no badge by itself.
  void renew();
  return {
    book,
    renew: () => void renew(),
    revoked: (revoked) => {
      const known = kept.values.book;
      if (known?.event === event) void kept.keep("book", { ...known, revoked });
      void renew(); // a badge that was replaced has a successor, and a group may have a badge now
    },
    close: () => {
      closed = true;
      clearInterval(timer);
    },
  };
}
