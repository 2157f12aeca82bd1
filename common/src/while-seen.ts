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
