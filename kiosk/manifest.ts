import { readFileSync } from "node:fs";
import type { ManifestOptions } from "vite-plugin-pwa";

/** The ground that the page is drawn on, from the one place that says it, so that the start shows no flash. */
const GROUND = ground(readFileSync(new URL("../common/src/tokens.css", import.meta.url), "utf8"));

/** What a device shows once the kiosk is installed on it. The icons are made by `common/scripts/icons.py`. */
export const MANIFEST: Partial<ManifestOptions> = {
  id: "/kiosk/",
  name: "Footfall Kiosk",
  short_name: "Footfall",
  description: "Reads the badges of an exhibition at its doors.",
  lang: "en",
  dir: "ltr",
  start_url: "/kiosk/",
  scope: "/kiosk/",
  display: "fullscreen",
  display_override: ["fullscreen", "standalone"],
  orientation: "any",
  theme_color: GROUND,
  background_color: GROUND,
  icons: [
    { src: "icons/192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "icons/512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { src: "icons/maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
};

function ground(css: string): string {
  const found = /--bg: (#[0-9a-f]{6});/.exec(css);
  if (!found?.[1]) throw new Error("tokens.css does not say --bg");
  return found[1];
}
