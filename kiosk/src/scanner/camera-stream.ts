/** Asks the browser for a camera: the one that staff chose, else the best that there is. */
import type { CameraChoice, Facing } from "./camera-choice";
import { type CameraInfo, pickCamera } from "./camera-rank";
import { type Capabilities, problemOf } from "./camera-state";

/** Pixels on the longer side: enough for a badge at arm's length, and quick to decode. */
const LONG_SIDE = 1280;

/** Older browsers leave mediaDevices out instead of refusing, where the origin is not secure. */
export const mayAsk = (): boolean => isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined;

/**
 * Labels are told once the page was allowed a camera, and what a camera can is known best once it is open: where that
 * shows a better one, it is opened instead, each at most once.
 */
export async function askForCamera(choice: CameraChoice): Promise<MediaStream> {
  const seen = new Map<string, CameraInfo>();
  const best = async () =>
    pickCamera(
      (await cameras()).map((camera) => seen.get(camera.deviceId) ?? camera),
      choice,
    );
  let stream = await open(await best(), choice.facing);
  for (;;) {
    const now = cameraOf(stream);
    if (!now?.deviceId) return stream;
    seen.set(now.deviceId, now);
    const better = await best();
    if (!better || better.deviceId === now.deviceId) return stream;
    const wasOpen = seen.has(better.deviceId);
    stopStream(stream); // phones open one camera at a time
    stream = await open(better, choice.facing).catch(() => open(now, choice.facing));
    if (wasOpen || cameraOf(stream)?.deviceId !== better.deviceId) return stream;
  }
}

async function open(camera: CameraInfo | undefined, facing: Facing): Promise<MediaStream> {
  const size = { width: { ideal: LONG_SIDE }, height: { ideal: 720 } };
  const get = (which: MediaTrackConstraints) =>
    navigator.mediaDevices.getUserMedia({ audio: false, video: { ...which, ...size } });
  if (!camera?.deviceId) return get({ facingMode: { ideal: facing } });
  try {
    return await get({ deviceId: { exact: camera.deviceId } });
  } catch (problem) {
    // It was unplugged this moment: another is better than none.
    if (problemOf(problem) !== "missing") throw problem;
    return get({ facingMode: { ideal: facing } });
  }
}

/** The device's cameras, as far as the browser tells. */
export async function cameras(): Promise<CameraInfo[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind }) => kind === "videoinput")
    .map((device) => {
      const [facing] = (device as InputDeviceInfo).getCapabilities?.().facingMode ?? [];
      return { deviceId: device.deviceId, label: device.label, ...facingOf(facing) };
    });
}

/** The camera of an open stream, with what it can. */
export function cameraOf(stream: MediaStream | undefined): CameraInfo | undefined {
  const track = stream?.getVideoTracks()[0];
  if (!track) return undefined;
  const { deviceId = "", facingMode } = track.getSettings();
  const can: Capabilities = track.getCapabilities?.() ?? {};
  // Browsers that say nothing of focus at all say nothing against a camera either.
  const fixed = can.focusMode !== undefined && !can.focusMode.includes("continuous") && !can.torch;
  return { deviceId, label: track.label, ...facingOf(facingMode), ...(fixed ? { fixed } : {}) };
}

const facingOf = (mode: string | undefined): { facing?: Facing } =>
  mode === "environment" || mode === "user" ? { facing: mode } : {};

export function stopStream(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
