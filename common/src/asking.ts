/** When the server is asked, and which answer counts. */

/** Of several questions only the answer to the latest counts: whoever asks again is no longer waiting for the one before. */
export interface Latest {
  /** Begins a question, and ends the one before it. The signal is aborted when its answer is not wanted any more. */
  ask(): AbortSignal;
  /** Nothing is wanted any more, until the next question. */
  forget(): void;
}

/** @param until ends everything, such as leaving an event */
export function createLatest(until?: AbortSignal): Latest {
  let current: AbortController | undefined;
  return {
    ask() {
      current?.abort();
      current = new AbortController();
      return until ? AbortSignal.any([until, current.signal]) : current.signal;
    },
    forget() {
      current?.abort();
      current = undefined;
    },
  };
}

/** Work that is done every `ms` milliseconds while somebody may be looking at the page. Returns what ends it. */
export function whileSeen(work: () => void, ms: number): () => void {
  const timer = setInterval(() => {
    if (!document.hidden) work();
  }, ms);
  return () => clearInterval(timer);
}

/** Tells at once when somebody may look at the page again, and when nobody does any more. Returns what ends it. */
export function onSight(seen: () => void, unseen?: () => void): () => void {
  const changed = () => (document.hidden ? unseen?.() : seen());
  document.addEventListener("visibilitychange", changed);
  return () => document.removeEventListener("visibilitychange", changed);
}
