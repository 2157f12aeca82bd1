/** Keeps the screen lit: of a kiosk at its door, of a big screen. */

/** A lock that the system takes back sooner than this is none. */
const HELD_FOR = 1_000;
const AGAIN_AFTER = 15_000;

/**
 * Where the browser cannot, the device's own settings decide. A lock that was lost is asked for again: at once, when the
 * page is seen again, at each touch, and now and then.
 *
 * @param told while the page is seen, each time that changes: whether the screen may go dark
 * @returns the way to stop
 */
export function stayAwake(told: (sleeps: boolean) => void = () => undefined): () => void {
  let lock: WakeLockSentinel | undefined;
  let hadAt = 0;
  let asking = false;
  let sleeps = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const listening = new AbortController();
  const { signal } = listening;

  async function ask(): Promise<void> {
    // The lock is lost whenever the page is hidden, and may be had again when it is back.
    if (signal.aborted || asking || document.hidden || lock) return;
    clearTimeout(again);
    asking = true;
    // A low battery may forbid it; some browsers know no locks, and none does without https.
    lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
    asking = false;
    hadAt = performance.now();
    if (signal.aborted) return void lock?.release();
    lock?.addEventListener("release", lost, { once: true });
    say(!lock);
  }

  function lost(): void {
    lock = undefined;
    if (performance.now() - hadAt >= HELD_FOR) void ask();
    else say(true);
  }

  function say(next: boolean): void {
    if (signal.aborted || document.hidden) return;
    if (next) again = setTimeout(ask, AGAIN_AFTER);
    if (next === sleeps) return;
    sleeps = next;
    told(sleeps);
  }

  document.addEventListener("visibilitychange", ask, { signal });
  for (const touch of ["pointerdown", "keydown"])
    addEventListener(touch, ask, { signal, capture: true, passive: true });
  void ask();
  return () => {
    listening.abort();
    clearTimeout(again);
    void lock?.release();
  };
}
