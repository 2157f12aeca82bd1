/** Keeps the screen lit (of a kiosk at its door, of a big screen), where the browser can. Gives back the way to stop. */
export function stayAwake(): () => void {
  let lock: WakeLockSentinel | undefined;
  let stopped = false;
  const ask = async () => {
    // The lock is lost whenever the page is hidden, and may be had again when it is back.
    if (stopped || document.hidden || !navigator.wakeLock) return;
    try {
      lock = await navigator.wakeLock.request("screen");
    } catch {
      // A low battery may forbid it; then the device's own settings decide.
    }
  };
  const again = () => void ask();
  document.addEventListener("visibilitychange", again);
  again();
  return () => {
    stopped = true;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  };
}
