/** The camera and its decoder together: frames in, readings out. */
import { parsePicture, type Reading } from "../scanner/badge";
import { type Camera, createCamera } from "../scanner/camera";
import type { CameraState } from "../scanner/camera-state";
import { watch } from "../scanner/decoder";

export interface Sight extends Camera {
  /** Frames looked at in the last second; 0 while there is no picture. */
  fps(): number;
}

export function openSight(changed: (camera: CameraState) => void, read: (reading: Reading) => void): Sight {
  let stopWatching: (() => void) | undefined;
  let frames = 0;
  let blind = false;
  let state: CameraState = { at: "off" };

  const say = () => changed(blind && state.at === "on" ? { at: "failed", problem: "blind" } : state);

  const camera = createCamera((next) => {
    state = next;
    if (state.at === "on") {
      stopWatching ??= watch(camera.video, found, {
        fps: (rate) => {
          frames = rate;
        },
        works: (works) => {
          if (blind !== works) return;
          blind = !works;
          say();
        },
      });
    } else if (state.at !== "opening") {
      // A picture that is about to come back finds its decoder ready.
      stopWatching?.();
      stopWatching = undefined;
      frames = 0;
    }
    say();
  });

  function found(texts: string[]): void {
    for (const reading of parsePicture(texts)) read(reading);
  }

  void camera.open();
  return {
    ...camera,
    fps: () => frames,
    close: () => {
      stopWatching?.();
      camera.close();
    },
  };
}
