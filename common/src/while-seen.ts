/** Work that is done every `ms` milliseconds while somebody may be looking at the page. Returns what ends it. */
export function whileSeen(work: () => void, ms: number): () => void {
  const timer = setInterval(() => {
    if (!document.hidden) work();
  }, ms);
  return () => clearInterval(timer);
}
