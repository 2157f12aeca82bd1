/** The camera: opened, watched, and brought back when it went away. */
import { rememberCamera, rememberedCamera } from "./camera-choice";

/**
 * Why no badge is seen. `insecure`: browsers give a camera only to https and to localhost. `blind`: there is a picture,
 * but nothing that reads it; a kiosk whose network died before the decoder had loaded has none.
 */
export type CameraProblem = "insecure" | "refused" | "missing" | "busy" | "broken" | "blind";

export interface ZoomRange {
  min: number;
  max: number;
  step: number;
  value: number;
}

export type CameraState =
  | { at: "off" }
  | { at: "opening" }
  /** `torch` and `zoom` are there where the device has them. */
  | { at: "on"; mirrored: boolean; several: boolean; torch?: boolean; zoom?: ZoomRange }
  | { at: "failed"; problem: CameraProblem };

export interface Camera {
  /** The preview; the same element for as long as the camera lives. */
  video: HTMLVideoElement;
  open(): Promise<void>;
  /** To the next camera of the device; the choice is remembered. */
  switch(): Promise<void>;
  torch(on: boolean): Promise<void>;
  zoom(value: number): Promise<void>;
  close(): void;
}

/** Pixels on the longer side: enough for a badge at arm's length, and quick to decode. */
const LONG_SIDE = 1280;
const RETRY_AFTER = 4_000;
/** A picture that does not move on for this long is a camera that hangs. */
const FROZEN_AFTER = 6_000;
const LOOK_EVERY = 2_000;

/** Not in TypeScript's own list yet (Image Capture, section 5). */
type Capabilities = MediaTrackCapabilities & { torch?: boolean; zoom?: Omit<ZoomRange, "value"> };
type Settings = MediaTrackSettings & { torch?: boolean; zoom?: number };

export function createCamera(changed: (state: CameraState) => void): Camera {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.autoplay = true;
  let stream: MediaStream | undefined;
  let turn = 0; // each open and close begins a new turn; what an older one still brings is dropped
  let retry: ReturnType<typeof setTimeout> | undefined;
  let watching: ReturnType<typeof setInterval> | undefined;
  let state: CameraState = { at: "off" };
  let choice = rememberedCamera();
  let closed = false;

  const say = (next: CameraState) => {
    state = next;
    changed(next);
  };
  const track = () => stream?.getVideoTracks()[0];

  function stop(): void {
    turn += 1;
    clearTimeout(retry);
    clearInterval(watching);
    for (const each of stream?.getTracks() ?? []) each.stop();
    stream = undefined;
    video.srcObject = null;
  }

  /** @param again by itself: the screen stays as it is until there is something new to say */
  async function open(again = false): Promise<void> {
    stop();
    const mine = turn;
    if (!again) say({ at: "opening" });
    const fail = (problem: CameraProblem) => {
      if (mine !== turn || closed) return;
      stop();
      if (state.at !== "failed" || state.problem !== problem) say({ at: "failed", problem });
      // Another program may let go of it, or somebody may plug one in; a refusal is for people to change.
      if (problem !== "insecure" && problem !== "refused")
        retry = setTimeout(() => void open(true), RETRY_AFTER);
    };
    // Older browsers leave mediaDevices out instead of refusing, where the origin is not secure.
    if (!isSecureContext || !navigator.mediaDevices?.getUserMedia) return fail("insecure");
    try {
      const opened = await ask();
      if (mine !== turn) {
        for (const each of opened.getTracks()) each.stop();
        return;
      }
      stream = opened;
      track()?.addEventListener("ended", () => fail("broken"), { once: true });
      video.srcObject = opened;
      await video.play();
      const cameras = await others();
      if (mine !== turn) return;
      say(described(cameras.length));
      watching = watchFrames(video, () => fail("broken"));
    } catch (problem) {
      fail(problemOf(problem));
    }
  }

  async function ask(): Promise<MediaStream> {
    const size = { width: { ideal: LONG_SIDE }, height: { ideal: 720 } };
    const get = (which: MediaTrackConstraints) =>
      navigator.mediaDevices.getUserMedia({ audio: false, video: { ...which, ...size } });
    if (choice.deviceId === undefined) return get({ facingMode: { ideal: choice.facing } });
    try {
      return await get({ deviceId: { exact: choice.deviceId } });
    } catch (problem) {
      // The camera of last time is not there: another is better than none.
      if (problemOf(problem) !== "missing") throw problem;
      return get({ facingMode: { ideal: choice.facing } });
    }
  }

  const others = async () =>
    (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === "videoinput");

  function described(cameras: number): Extract<CameraState, { at: "on" }> {
    const settings: Settings = track()?.getSettings() ?? {};
    const can: Capabilities = track()?.getCapabilities?.() ?? {};
    return {
      at: "on",
      mirrored: settings.facingMode === "user",
      several: cameras > 1,
      ...(can.torch ? { torch: settings.torch === true } : {}),
      ...(can.zoom && can.zoom.max > can.zoom.min
        ? {
            zoom: {
              min: can.zoom.min,
              max: can.zoom.max,
              step: can.zoom.step || 0.1,
              value: settings.zoom ?? can.zoom.min,
            },
          }
        : {}),
    };
  }

  async function adjust(change: { torch: boolean } | { zoom: number }): Promise<void> {
    if (state.at !== "on") return;
    try {
      await track()?.applyConstraints({ advanced: [change as MediaTrackConstraintSet] });
      const { several } = state;
      say({ ...described(2), several });
    } catch {
      // The device promised it and cannot: the picture goes on as it was.
    }
  }

  async function next(): Promise<void> {
    const cameras = await others();
    const at = cameras.findIndex((device) => device.deviceId === track()?.getSettings().deviceId);
    const following = cameras[(at + 1) % cameras.length];
    choice = {
      facing: choice.facing === "user" ? "environment" : "user",
      ...(following?.deviceId ? { deviceId: following.deviceId } : {}),
    };
    rememberCamera(choice);
    await open();
  }

  const comeBack = () => {
    if (state.at === "failed" && state.problem !== "insecure") void open(true);
  };
  navigator.mediaDevices?.addEventListener?.("devicechange", comeBack);
  const permission = watchPermission(comeBack);

  return {
    video,
    open: () => open(),
    switch: next,
    torch: (on) => adjust({ torch: on }),
    zoom: (value) => adjust({ zoom: value }),
    close: () => {
      closed = true;
      stop();
      navigator.mediaDevices?.removeEventListener?.("devicechange", comeBack);
      permission();
    },
  };
}

/** Calls `frozen` once where the picture does not move on, while the page is looked at. */
function watchFrames(video: HTMLVideoElement, frozen: () => void): ReturnType<typeof setInterval> {
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
function watchPermission(allowed: () => void): () => void {
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

/** Names of getUserMedia's failures (Media Capture and Streams, section 10.2), and what they mean to people. */
export function problemOf(problem: unknown): CameraProblem {
  const name = problem instanceof Error || problem instanceof DOMException ? problem.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "broken";
}
