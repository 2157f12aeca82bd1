/** What updates need of the browser, and nothing else, so that tests can stand in for it. */
export interface Browser {
  workers: ServiceWorkerContainer;
  script: string;
  scope: string;
  /** Milliseconds since this page began. */
  age(): number;
  /** Marks the next page in this tab as one that an update has loaded; false where nothing can be kept. */
  leaveMark(): boolean;
  /** Whether an update has loaded this page. Asking removes the mark. */
  takeMark(): boolean;
  reload(): void;
  /** Once the page is there: what it needs itself goes first. */
  onceLoaded(then: () => void): void;
  /** Each time that the page comes to the front. Gives back the way to stop. */
  whenShown(then: () => void): () => void;
}

const MARK = "footfall.kiosk.updated";

/** None where the browser has no service workers, as on an insecure address, and none in development. */
export function browser(): Browser | undefined {
  if (import.meta.env.DEV || !isSecureContext || !("serviceWorker" in navigator)) return undefined;
  return {
    workers: navigator.serviceWorker,
    script: `${import.meta.env.BASE_URL}sw.js`,
    scope: import.meta.env.BASE_URL,
    age: () => performance.now(),
    leaveMark() {
      try {
        sessionStorage.setItem(MARK, "1");
        return true;
      } catch {
        return false;
      }
    },
    takeMark() {
      try {
        const marked = sessionStorage.getItem(MARK) !== null;
        sessionStorage.removeItem(MARK);
        return marked;
      } catch {
        return false;
      }
    },
    reload: () => location.reload(),
    onceLoaded(then) {
      if (document.readyState === "complete") then();
      else addEventListener("load", then, { once: true });
    },
    whenShown(then) {
      const seen = () => document.hidden || then();
      document.addEventListener("visibilitychange", seen);
      return () => document.removeEventListener("visibilitychange", seen);
    },
  };
}
