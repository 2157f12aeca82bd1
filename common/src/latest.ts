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
