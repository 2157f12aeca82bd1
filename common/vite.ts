import { fileURLToPath } from "node:url";
import type { UserConfig } from "vite";

/** The server that a page under development talks to: `npm run dev:…` hands these paths on to it. */
const SERVER = "http://127.0.0.1:8000";

/**
 * The one way each page is built: static files with hashed names, ready to be served by the Python package.
 *
 * @param name the folder below server/footfall/static/
 * @param here `import.meta.url` of the page's own vite.config.ts, beside which its index.html lies
 * @param base the path that the page is served under
 */
export function page(name: string, here: string, base = `/${name}/`): UserConfig {
  const out = new URL(`../server/footfall/static/${name}/`, import.meta.url);
  return {
    root: fileURLToPath(new URL(".", here)),
    base,
    build: {
      outDir: fileURLToPath(out),
      emptyOutDir: true,
      target: "es2022",
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 900,
    },
    worker: { format: "es" },
    server: { proxy: { "/api": SERVER, "/socket.io": { target: SERVER, ws: true } } },
  };
}
