/**
 * How many scans the disk must hold, written down beside it: where fewer are there, scans are gone that nobody received.
 *
 * The number is never too high, whenever the page is killed: a scan is added once it is on the disk, and taken off before
 * its receipt takes it from there. In localStorage, apart from the database that it watches over; docs/live.md.
 */

const KEY = "footfall.kiosk.ledger";
/** What was lost is told for as long, milliseconds: until the end of the day. */
const TOLD_FOR = 12 * 3_600_000;

interface Book {
  held: number;
  lost?: { count: number; at: number };
}

export interface Ledger {
  /** So many more are on the disk, or are about to leave it. */
  add(count: number): void;
  /** All that a disk holds which can be read. @param now by the server's clock */
  found(count: number, now: number): void;
  /** How many are gone without a receipt, as long as it is to be told. */
  lost(now: number): number;
}

export function openLedger(storage: Pick<Storage, "getItem" | "setItem"> | undefined = lasting()): Ledger {
  let book = read(storage);

  function keep(next: Book): void {
    book = next;
    try {
      storage?.setItem(KEY, JSON.stringify(book));
    } catch {
      // Without storage there is nothing to compare with after a reload.
    }
  }

  const lost = (now: number) => {
    const { count, at } = book.lost ?? { count: 0, at: 0 };
    return now - at < TOLD_FOR ? count : 0;
  };

  return {
    add: (count) => {
      if (count !== 0) keep({ ...book, held: book.held + count });
    },
    found(count, now) {
      const gone = book.held - count;
      if (gone === 0) return;
      keep(gone < 0 ? { ...book, held: count } : { held: count, lost: { count: lost(now) + gone, at: now } });
    },
    lost,
  };
}

function read(storage: Pick<Storage, "getItem"> | undefined): Book {
  try {
    const book = JSON.parse(storage?.getItem(KEY) ?? "null") as Book | null;
    return book && Number.isInteger(book.held) ? book : { held: 0 };
  } catch {
    return { held: 0 };
  }
}

function lasting(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
