/**
 * Whether the server answers in time. While it does not, visitors are not made to wait for it: the kiosk decides at once,
 * and asks quietly until it is back. `navigator.onLine` and an open socket are hints; an answer is the proof.
 */

/** A visitor waits this long for the server unless the organizer says otherwise, milliseconds. */
export const ANSWER_WITHIN = 400;
const ASK_EVERY = 2_000;

export interface Answering {
  /** Whether a scan is worth sending live. */
  yes(): boolean;
  /** How long a visitor waits for the server, milliseconds. */
  within(): number;
  /** A request began; call the result with whether it was answered. */
  began(): (answered: boolean) => void;
  /** Ask now rather than later: a hint that it is gone, or back. */
  hurry(): void;
  stop(): void;
}

/**
 * @param ask one small request; whether it was answered
 * @param changed called whenever `yes()` changes
 */
export function createAnswering(
  ask: () => Promise<boolean>,
  changed: (yes: boolean) => void,
  within: () => number = () => ANSWER_WITHIN,
): Answering {
  let good = true;
  let asking = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function set(next: boolean): void {
    if (stopped) return;
    if (next !== good) {
      good = next;
      changed(good);
    }
    clearTimeout(timer);
    if (!good) timer = setTimeout(() => void probe(), ASK_EVERY);
  }

  function began(): (answered: boolean) => void {
    const at = performance.now();
    // Known at the moment at which it is late, not when it ends: the next visitor does not wait.
    const late = setTimeout(() => set(false), within());
    return (answered) => {
      clearTimeout(late);
      set(answered && performance.now() - at < within());
    };
  }

  async function probe(): Promise<void> {
    if (asking || stopped) return;
    asking = true;
    const ended = began();
    ended(await ask());
    asking = false;
  }

  return {
    yes: () => good,
    within,
    began,
    hurry: () => void probe(),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
