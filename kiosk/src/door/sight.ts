/** The camera and its decoder together: frames in, readings out. */
import { parseQr, type Reading } from "../scanner/badge";
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
    } else {
      stopWatching?.();
      stopWatching = undefined;
      frames = 0;
    }
    say();
  });

  function found(texts: string[]): void {
    for (const reading of readings(texts)) read(reading);
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

/** More badges than this in one frame is a desk full of them, and nobody's turn. */
const SEVERAL = 3;

/** A badge first: another code beside it is none of its holder's business. */
function readings(texts: string[]): Reading[] {
  const all = [...new Set(texts)].map(parseQr);
  const badges = all.filter((each) => each.kind === "token");
  if (badges.length > SEVERAL) return [{ kind: "several" }];
  return badges.length > 0 ? badges : all.slice(0, 1);
}
