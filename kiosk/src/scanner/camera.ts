/** The camera: opened, watched, and its frames handed to the decoder, one at a time. */

/** Why there is no picture. `insecure`: browsers give a camera only to https and to localhost. */
export type CameraProblem = "insecure" | "refused" | "missing" | "busy" | "broken";

export type CameraState =
  | { at: "off" }
  | { at: "opening" }
  | { at: "on"; mirrored: boolean; several: boolean }
  | { at: "failed"; problem: CameraProblem };

export type Facing = "environment" | "user";

export interface Camera {
  /** The preview; the same element for as long as the camera lives. */
  video: HTMLVideoElement;
  open(facing: Facing): Promise<void>;
  close(): void;
}

/** Pixels on the longer side: enough for a badge at arm's length, and quick to decode. */
const LONG_SIDE = 1280;
const RETRY_BUSY_AFTER = 4_000;

export function createCamera(changed: (state: CameraState) => void): Camera {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.autoplay = true;
  let stream: MediaStream | undefined;
  let turn = 0; // each open and close begins a new turn; what an older one still brings is dropped
  let retry: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    turn += 1;
    clearTimeout(retry);
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video.srcObject = null;
    changed({ at: "off" });
  }

  async function open(facing: Facing): Promise<void> {
    close();
    const mine = turn;
    changed({ at: "opening" });
    const fail = (problem: CameraProblem) => {
      if (mine !== turn) return;
      changed({ at: "failed", problem });
      // Another program may let go of it, or somebody may plug one in; a refusal is for people to change.
      if (problem !== "insecure" && problem !== "refused")
        retry = setTimeout(() => void open(facing), RETRY_BUSY_AFTER);
    };
    // Older browsers leave mediaDevices out instead of refusing, where the origin is not secure.
    if (!isSecureContext || !navigator.mediaDevices?.getUserMedia) return fail("insecure");
    try {
      const opened = await navigator.mediaDevices.getUserMedia({
        audio: false,
        video: { facingMode: { ideal: facing }, width: { ideal: LONG_SIDE }, height: { ideal: 720 } },
      });
      if (mine !== turn) {
        for (const track of opened.getTracks()) track.stop();
        return;
      }
      stream = opened;
      const track = opened.getVideoTracks()[0];
      track?.addEventListener("ended", () => fail("broken"), { once: true });
      video.srcObject = opened;
      await video.play();
      const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(
        (device) => device.kind === "videoinput",
      );
      if (mine !== turn) return;
      const mirrored = track?.getSettings().facingMode === "user";
      changed({ at: "on", mirrored, several: cameras.length > 1 });
    } catch (problem) {
      fail(problemOf(problem));
    }
  }

  return { video, open, close };
}

/** Names of getUserMedia's failures (Media Capture and Streams, section 10.2), and what they mean to people. */
function problemOf(problem: unknown): CameraProblem {
  const name = problem instanceof Error || problem instanceof DOMException ? problem.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "broken";
}

/** The present frame, or undefined where there is none yet. */
export function grab(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  const { videoWidth, videoHeight } = video;
  if (!videoWidth || !videoHeight || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
  const scale = Math.min(1, LONG_SIDE / Math.max(videoWidth, videoHeight));
  const width = Math.round(videoWidth * scale);
  const height = Math.round(videoHeight * scale);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return undefined;
  context.drawImage(video, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
