import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { UserConfig } from "vite";

/** The server that a page under development talks to: `npm run dev:…` hands these paths on to it. */
const SERVER = "http://127.0.0.1:8000";

const ROOT = new URL("../", import.meta.url);

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
      modulePreload: false, // for browsers older than the target
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 900,
    },
    worker: { format: "es" },
    server: { proxy: { "/api": SERVER, "/socket.io": { target: SERVER, ws: true } } },
  };
}

/**
 * What a build calls itself: the version of package.json and a hash of its sources, `0.1.0+3f2a91c4`. The same
 * sources have the same version wherever they are built; tests and notes change nothing.
 *
 * @param folders of the page's sources, from the repository's root; none of them for `0.1.0+dev`
 */
export function version(folders: string[]): string {
  const { version } = JSON.parse(readFileSync(new URL("package.json", ROOT), "utf8"));
  if (folders.length === 0) return `${version}+dev`;
  const files = ["package-lock.json", ...folders.flatMap(sources).sort()];
  const hash = createHash("sha256");
  for (const file of files) {
    const content = createHash("sha256").update(readFileSync(new URL(file, ROOT)));
    hash.update(`${file}\0`).update(content.digest());
  }
  return `${version}+${hash.digest("hex").slice(0, 8)}`;
}

function sources(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((file) => !/(\.test\.ts|\.md)$/.test(file) && statSync(new URL(file, ROOT)).isFile());
}
