/** Frames of a video to the worker and back, as fast as it can take them, but no faster than a battery likes. */
import { grab } from "./camera";

const FRAME_EVERY = 60;

/** @param found the texts of the QR codes in one frame; called only where there are any */
export function watch(video: HTMLVideoElement, found: (texts: string[]) => void): () => void {
  const worker = new Worker(new URL("./decode.worker.ts", import.meta.url), { type: "module" });
  const canvas = document.createElement("canvas");
  let timer: ReturnType<typeof setTimeout>;
  let sentAt = 0;

  function look(): void {
    const frame = document.hidden ? undefined : grab(video, canvas);
    if (!frame) {
      timer = setTimeout(look, 200);
      return;
    }
    sentAt = performance.now();
    worker.postMessage(frame, [frame.data.buffer]);
  }

  worker.onmessage = ({ data }: MessageEvent<{ texts: string[] }>) => {
    if (data.texts.length) found(data.texts);
    timer = setTimeout(look, Math.max(0, FRAME_EVERY - (performance.now() - sentAt)));
  };
  look();
  return () => {
    clearTimeout(timer);
    worker.terminate();
  };
}
