/** Reads QR codes out of frames, away from the page's own thread. In: ImageData. Out: the texts found, perhaps none. */
import { prepareZXingModule, type ReaderOptions, readBarcodes } from "zxing-wasm/reader";
import wasm from "zxing-wasm/reader/zxing_reader.wasm?url";

// Without this the library would fetch its wasm from a CDN, which a venue may not reach.
prepareZXingModule({
  overrides: {
    locateFile: (file: string, prefix: string) => (file.endsWith(".wasm") ? wasm : prefix + file),
  },
});

const OPTIONS: ReaderOptions = { formats: ["QRCode"] };

self.onmessage = async ({ data }: MessageEvent<ImageData>) => {
  try {
    const found = await readBarcodes(data, OPTIONS);
    self.postMessage({ texts: found.filter((code) => code.isValid).map((code) => code.text) });
  } catch (problem) {
    self.postMessage({ texts: [], problem: String(problem) });
  }
};
