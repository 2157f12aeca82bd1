/** Whether somebody is there: a touch, a key or a badge in the last half minute. */

const IDLE_AFTER = 30_000;
const BUSY_FOR = 5_000;

export interface Presence {
  /** Somebody did something. */
  stir(): void;
  idle(): boolean;
  /** Milliseconds since then. */
  since(): number;
  /** Something is going on right now, so that the page had better not change under it. */
  busy(): boolean;
  close(): void;
}

export function watchPresence(stirred: () => void): Presence {
  let last = performance.now();
  const stir = () => {
    const wasIdle = since() >= IDLE_AFTER;
    last = performance.now();
    if (wasIdle) stirred();
  };
  const since = () => performance.now() - last;
  const kinds = ["pointerdown", "keydown"] as const;
  for (const kind of kinds) addEventListener(kind, stir, { capture: true, passive: true });
  return {
    stir,
    since,
    idle: () => since() >= IDLE_AFTER,
    busy: () => since() < BUSY_FOR,
    close: () => {
      for (const kind of kinds) removeEventListener(kind, stir, { capture: true });
    },
  };
}
