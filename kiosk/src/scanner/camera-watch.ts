/** What tells whether a camera's picture moves on, and that a camera may be opened after all. */

const LOOK_EVERY = 100;
/** A page that did not come to look for this long stood still itself, and knows nothing of the camera. */
const STOOD_STILL = 1_000;
/** One frame comes from a camera that hangs, too. */
const BELIEVED_AFTER = 2;
/** A picture without a new frame for this long is frozen. */
const FROZEN_AFTER = 2_000;
/** The same where the device itself says that nothing comes, or after the page was hidden: a door waits. */
const SOON = 700;
/** A camera that has just been asked for takes its time. */
const STARTS_WITHIN = 4_000;

export interface FrameWatch {
  /** Frames come. */
  moves(): void;
  /** Nobody looks at the page; whether frames come is known when somebody does. */
  hides(): void;
  /** No frame has come for too long. The watch is over then. `began`: there were some before. */
  freezes(began: boolean): void;
}

/**
 * Counts the frames that a video is given, whatever they show: `currentTime` runs on without any, and a still scene is a
 * picture too.
 *
 * @returns the way to stop
 */
export function watchFrames(
  video: HTMLVideoElement,
  track: MediaStreamTrack | undefined,
  on: FrameWatch,
): () => void {
  const frames = countFrames(video);
  let moving = false;
  let began = false;
  let from = frames.count();
  let seen = from;
  let since = performance.now();
  let looked = since;
  let patience = STARTS_WITHIN;

  function look(): void {
    const at = performance.now();
    const stoodStill = at - looked > STOOD_STILL;
    looked = at;
    const count = frames.count();
    if (count !== seen || stoodStill || document.hidden) since = at;
    seen = count;
    if (document.hidden) return;
    if (video.paused) void video.play().catch(() => undefined);
    if (!moving && count - from >= BELIEVED_AFTER) {
      moving = began = true;
      patience = FROZEN_AFTER;
      on.moves();
    }
    if (at - since <= (moving && track?.muted ? SOON : patience)) return;
    stop();
    on.freezes(began);
  }

  function turned(): void {
    if (document.hidden) {
      if (!moving) return;
      moving = false;
      patience = SOON;
      on.hides();
    } else from = frames.count();
    look();
  }

  const timer = setInterval(look, LOOK_EVERY);
  document.addEventListener("visibilitychange", turned);
  function stop(): void {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", turned);
    frames.stop();
  }
  return stop;
}

/** Frames that were given to the video; where a browser does not say, the next best that it does. */
function countFrames(video: HTMLVideoElement): { count(): number; stop(): void } {
  if (!video.requestVideoFrameCallback) {
    const count = () => video.getVideoPlaybackQuality?.().totalVideoFrames ?? video.currentTime;
    return { count, stop: () => undefined };
  }
  let given = 0;
  let next = video.requestVideoFrameCallback(function came() {
    given += 1;
    next = video.requestVideoFrameCallback(came);
  });
  return { count: () => given, stop: () => video.cancelVideoFrameCallback(next) };
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
