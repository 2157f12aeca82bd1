/** One kiosk a browser: two tabs would share one queue, and one camera. The younger tab waits, or takes over. */

const NAME = "footfall.kiosk";
const A_RELOAD_TAKES = 1_500;

export interface TabOptions {
  /** This tab is the kiosk. */
  mine(): void;
  /** Another tab is, and has been for longer than a reload takes. */
  elsewhere(): void;
  /** Another tab has taken the kiosk over. */
  lost(): void;
}

/** Gives back the way to take the kiosk over. Where the browser has no locks, each tab is a kiosk. */
export function claimTab({ mine, elsewhere, lost }: TabOptions): () => void {
  if (!navigator.locks) {
    mine();
    return () => undefined;
  }
  const waiting = new AbortController();
  const timer = setTimeout(elsewhere, A_RELOAD_TAKES);
  const hold = () => {
    clearTimeout(timer);
    mine();
    return new Promise<never>(() => undefined); // until the tab is closed, or another steals it
  };
  const ask = (options: LockOptions) => {
    let held = false;
    navigator.locks
      .request(NAME, options, () => {
        held = true;
        return hold();
      })
      .catch(() => held && lost());
  };
  ask({ signal: waiting.signal });
  return () => {
    waiting.abort();
    ask({ steal: true });
  };
}
