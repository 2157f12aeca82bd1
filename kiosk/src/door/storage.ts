/** Whether the browser promises to keep what this page stores, and whether there is room for it. */

/** Of what the browser gives this page, the part that may be used up before it is told. */
const NEARLY_FULL = 0.9;
const EVERY = 60_000;

export interface StorageWatch {
  /** The browser may clear what is kept here when the device's disk is full. */
  evictable(): boolean;
  nearlyFull(): boolean;
  close(): void;
}

export function watchStorage(storage: StorageManager | undefined = navigator.storage): StorageWatch {
  let evictable = storage?.persist === undefined; // over plain http there is nobody to ask
  let full = false;

  async function look(): Promise<void> {
    // Asked for again: the browser grants it once the page is installed, or used often enough.
    const kept = await storage?.persist?.().catch(() => false);
    if (kept !== undefined) evictable = !kept;
    const { usage = 0, quota = 0 } = (await storage?.estimate?.().catch(() => undefined)) ?? {};
    full = quota > 0 && usage / quota > NEARLY_FULL;
  }

  void look();
  const timer = setInterval(() => void look(), EVERY);
  return { evictable: () => evictable, nearlyFull: () => full, close: () => clearInterval(timer) };
}
