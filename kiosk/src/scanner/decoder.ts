/** Frames of a video to the worker and back, one at a time, as fast as a battery likes. */

/** Some 20 looks a second: a badge is seen at once, and the worker rests a little between two. */
const FRAME_EVERY = 50;
const NO_PICTURE_YET = 200;
/** A picture that has not come, or a worker that has not answered by then, hangs: the worker is replaced. */
const HANGS_AFTER = 3_000;

export interface Watching {
  /** Frames looked at in the last second. */
  fps?(rate: number): void;
  /** Whether the decoder works at all. */
  works?(works: boolean): void;
}

/** @param found the texts of the QR codes in one frame; called only where there are any */
export function watch(
  video: HTMLVideoElement,
  found: (texts: string[]) => void,
  { fps, works }: Watching = {},
): () => void {
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout>;
  let hangs: ReturnType<typeof setTimeout>;
  let sentAt = 0;
  let stopped = false;
  let frames = 0;
  /** It waits for a picture; a page that was hidden for long would be woken late. */
  let idle = false;

  function shown(): void {
    if (document.hidden || !idle) return;
    clearTimeout(timer);
    void look();
  }

  function start(): void {
    worker?.terminate();
    worker = new Worker(new URL("./decode.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<{ texts: string[]; problem?: string }>) => {
      clearTimeout(hangs);
      works?.(data.problem === undefined);
      frames += 1;
      if (data.texts.length) found(data.texts);
      timer = setTimeout(() => void look(), Math.max(0, FRAME_EVERY - (performance.now() - sentAt)));
    };
    worker.onerror = again;
    void look();
  }

  function again(): void {
    if (stopped) return;
    works?.(false);
    clearTimeout(hangs);
    clearTimeout(timer);
    timer = setTimeout(start, 1_000);
  }

  async function look(): Promise<void> {
    const mine = worker;
    idle = false;
    hangs = setTimeout(again, HANGS_AFTER); // the picture may fail to come, as the answer may
    const frame =
      document.hidden || !ready(video) ? undefined : await createImageBitmap(video).catch(() => undefined);
    if (stopped || mine !== worker) return frame?.close();
    if (!frame) {
      clearTimeout(hangs);
      idle = true;
      timer = setTimeout(() => void look(), NO_PICTURE_YET);
      return;
    }
    sentAt = performance.now();
    mine?.postMessage(frame, [frame]);
  }

  const counting = setInterval(() => {
    fps?.(frames);
    frames = 0;
  }, 1_000);
  document.addEventListener("visibilitychange", shown);
  start();
  return () => {
    stopped = true;
    document.removeEventListener("visibilitychange", shown);
    clearTimeout(timer);
    clearTimeout(hangs);
    clearInterval(counting);
    worker?.terminate();
  };
}

function ready(video: HTMLVideoElement): boolean {
  return video.videoWidth > 0 && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
}
