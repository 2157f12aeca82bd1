/** What tells that a camera hangs, or that it may be opened after all. */

/** A picture that does not move on for this long is a camera that hangs. */
const FROZEN_AFTER = 6_000;
const LOOK_EVERY = 2_000;

/** Calls `frozen` once where the picture does not move on, while the page is looked at. */
export function watchFrames(video: HTMLVideoElement, frozen: () => void): ReturnType<typeof setInterval> {
  let time = video.currentTime;
  let since = performance.now();
  return setInterval(() => {
    if (document.hidden || video.currentTime !== time) {
      time = video.currentTime;
      since = performance.now();
      if (!document.hidden && video.paused) void video.play().catch(() => undefined);
    } else if (performance.now() - since > FROZEN_AFTER) frozen();
  }, LOOK_EVERY);
}

/** Tells when somebody allows the camera in the browser's settings, where the browser says so. */
export function watchPermission(allowed: () => void): () => void {
  let status: PermissionStatus | undefined;
  const heard = () => status?.state === "granted" && allowed();
  navigator.permissions?.query({ name: "camera" }).then(
    (found) => {
      status = found;
      status.addEventListener("change", heard);
    },
    () => undefined,
  );
  return () => status?.removeEventListener("change", heard);
}
