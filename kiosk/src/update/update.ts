/**
 * Keeps the kiosk at the server's version. The service worker, made by the build, holds the whole page, so that it opens
 * without a network. A newer one waits until nothing is going on; then it takes over, and the page is loaded once more.
 */
import { type Browser, browser } from "./browser";

const LOOK_EVERY = 15 * 60_000;
const ASK_EVERY = 2_000;
/** Two servers that differ, one old and one new, may cost one reload in so long, and never a loop. */
const REST = 10 * 60_000;

export interface UpdateOptions {
  /** Nothing is going on that a reload would cut off. One that throws counts as yes: that page needs a newer one. */
  mayUpdate(): boolean;
  /** A newer version is here, and waits for its moment. */
  onVersion?(): void;
}

export interface Updates {
  /** Looks for a newer version now; applies one that waits, if it may be. */
  check(): void;
  stop(): void;
}

/**
 * Does nothing, silently, where there are no service workers: on an insecure address, and in development.
 * Call it before anything that may fail, so that a version that does not work is still replaced by the next.
 */
export function startUpdates(options: UpdateOptions, at: Browser | undefined = browser()): Updates {
  return at ? updates(options, at) : { check: () => undefined, stop: () => undefined };
}

function updates({ mayUpdate, onVersion }: UpdateOptions, at: Browser): Updates {
  const { workers } = at;
  const rest = at.takeMark() ? REST : 0;
  let registration: ServiceWorkerRegistration | undefined;
  let controlled = workers.controller !== null;
  let told: ServiceWorker | undefined;
  let asked = false;
  /** A newer worker is at work, and this page is what is left of the version before. */
  let stale = false;
  let over = false;
  let later: ReturnType<typeof setTimeout> | undefined;

  /** Registering each time costs nothing, and mends a first attempt that the network cut off. */
  async function look(): Promise<void> {
    try {
      const found = await workers.register(at.script, { scope: at.scope, updateViaCache: "none" });
      if (over) return;
      if (found !== registration) found.addEventListener("updatefound", () => follow(found.installing));
      registration = found;
      follow(found.installing);
      settle();
      await found.update();
    } catch {
      // Without a network there is nothing newer to be had.
    }
    settle();
  }

  function follow(worker: ServiceWorker | null): void {
    worker?.addEventListener("statechange", settle);
  }

  /** Takes the step that is due, if this is the moment; else asks again a little later. */
  function settle(): void {
    clearTimeout(later);
    if (over) return;
    // The very first worker passes through `waiting` too, and is no news.
    const waiting = (registration?.active && registration.waiting) ?? undefined;
    if (waiting && waiting !== told) {
      told = waiting;
      onVersion?.();
    }
    if (!stale && !waiting) return;
    later = setTimeout(settle, ASK_EVERY);
    if (at.age() < rest || !quiet()) return;
    if (stale) reload();
    else if (waiting) {
      asked = true;
      waiting.postMessage({ type: "SKIP_WAITING" });
    }
  }

  function quiet(): boolean {
    try {
      return mayUpdate();
    } catch {
      return true;
    }
  }

  function reload(): void {
    // Without the mark the next page would not know to rest: this one stays until somebody opens it anew.
    if (!at.leaveMark()) return;
    stop();
    at.reload();
  }

  /** Another worker controls this page. That of a first visit is of the page's own version. */
  function changed(): void {
    if (controlled || asked) stale = true;
    controlled = true;
    settle();
  }

  function stop(): void {
    over = true;
    clearTimeout(later);
    clearInterval(looking);
    workers.removeEventListener("controllerchange", changed);
    unseen();
  }

  const check = () => void look();
  workers.addEventListener("controllerchange", changed);
  const looking = setInterval(check, LOOK_EVERY);
  const unseen = at.whenShown(check);
  at.onceLoaded(check);
  return { check, stop };
}
