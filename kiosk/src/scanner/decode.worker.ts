/** Reads QR codes out of frames, away from the page's own thread. In: an ImageBitmap. Out: the texts found, as people read. */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";
import { inReadingOrder } from "./reading-order";

// Without this the library would fetch its wasm from a CDN, which a venue may not reach.
prepareZXingModule({
  overrides: {
    locateFile: (file: string, prefix: string) => (file.endsWith(".wasm") ? wasm : prefix + file),
  },
});

/** Pixels on the longer side: enough for a badge at arm's length, and quick to decode. */
const LONG_SIDE = 1280;
const OPTIONS: ReaderOptions = { formats: ["QRCode"], maxNumberOfSymbols: 8 };
let canvas: OffscreenCanvas | undefined;

self.onmessage = async ({ data }: MessageEvent<ImageBitmap>) => {
  try {
    const found = await readBarcodes(pixels(data), OPTIONS);
    const valid = inReadingOrder(found.filter((code) => code.isValid));
    self.postMessage({ texts: valid.map((code) => code.text) });
  } catch (problem) {
    self.postMessage({ texts: [], problem: String(problem) });
  }
};

function pixels(frame: ImageBitmap): ImageData {
  const scale = Math.min(1, LONG_SIDE / Math.max(frame.width, frame.height));
  const width = Math.round(frame.width * scale);
  const height = Math.round(frame.height * scale);
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas in this worker");
  context.drawImage(frame, 0, 0, width, height);
  frame.close();
  return context.getImageData(0, 0, width, height);
}
