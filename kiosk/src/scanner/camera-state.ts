/** How the camera is, as the screen tells it. */

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

/** Not in TypeScript's own list yet (Image Capture, section 5). */
export type Capabilities = MediaTrackCapabilities & {
  torch?: boolean;
  zoom?: Omit<ZoomRange, "value">;
  focusMode?: string[];
};
type Settings = MediaTrackSettings & { torch?: boolean; zoom?: number };

/** @param several the device has more than one camera */
export function described(track: MediaStreamTrack | undefined, several: boolean): CameraState {
  const settings: Settings = track?.getSettings() ?? {};
  const can: Capabilities = track?.getCapabilities?.() ?? {};
  const zooms = can.zoom && can.zoom.max > can.zoom.min ? can.zoom : undefined;
  return {
    at: "on",
    mirrored: settings.facingMode === "user",
    several,
    ...(can.torch ? { torch: settings.torch === true } : {}),
    ...(zooms
      ? {
          zoom: {
            min: zooms.min,
            max: zooms.max,
            step: zooms.step || 0.1,
            value: settings.zoom ?? zooms.min,
          },
        }
      : {}),
  };
}

/** Names of getUserMedia's failures (Media Capture and Streams, section 10.2), and what they mean to people. */
export function problemOf(problem: unknown): CameraProblem {
  const name = problem instanceof Error || problem instanceof DOMException ? problem.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "missing";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "broken";
}
