import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { page, version } from "../common/vite.ts";
import { MANIFEST } from "./manifest.ts";

const BASE = "/kiosk/";
const WORKERS_PART = "past-the-worker.js";
const PAGE = page("kiosk", import.meta.url, BASE);

export default defineConfig(({ command }) => ({
  ...PAGE,
  define: { __APP_VERSION__: JSON.stringify(version(command === "build" ? ["common", "kiosk"] : [])) },
  plugins: [
    VitePWA({
      strategies: "generateSW",
      // Nothing takes over by itself: src/update/ registers the worker and chooses the moment.
      registerType: "prompt",
      injectRegister: null,
      scope: BASE,
      manifest: MANIFEST,
      includeManifestIcons: false, // the pattern below has them already
      workbox: {
        globPatterns: ["**/*"],
        globIgnores: ["**/*.webmanifest", WORKERS_PART], // the plugin adds the first, the browser keeps the other
        // Room for the decoder's wasm. The build fails if a file is larger, rather than leave it out.
        maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
        inlineWorkboxRuntime: true,
        importScripts: [WORKERS_PART],
        navigateFallbackDenylist: [/^\/api\//, /^\/socket\.io\//],
        // One visit is enough: the page that installed the worker gets its decoder from it, too.
        clientsClaim: true,
      },
    }),
  ],
}));
