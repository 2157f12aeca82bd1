/** Asks the browser for a camera: the one of last time, else one that looks the right way. */
import type { CameraChoice } from "./camera-choice";
import { problemOf } from "./camera-state";

/** Pixels on the longer side: enough for a badge at arm's length, and quick to decode. */
const LONG_SIDE = 1280;

/** Older browsers leave mediaDevices out instead of refusing, where the origin is not secure. */
export const mayAsk = (): boolean => isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined;

export async function askForCamera({ deviceId, facing }: CameraChoice): Promise<MediaStream> {
  const size = { width: { ideal: LONG_SIDE }, height: { ideal: 720 } };
  const get = (which: MediaTrackConstraints) =>
    navigator.mediaDevices.getUserMedia({ audio: false, video: { ...which, ...size } });
  if (deviceId === undefined) return get({ facingMode: { ideal: facing } });
  try {
    return await get({ deviceId: { exact: deviceId } });
  } catch (problem) {
    // The camera of last time is not there: another is better than none.
    if (problemOf(problem) !== "missing") throw problem;
    return get({ facingMode: { ideal: facing } });
  }
}

export async function cameras(): Promise<MediaDeviceInfo[]> {
  return (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === "videoinput");
}

export function stopStream(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}
