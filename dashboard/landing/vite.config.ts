import { defineConfig } from "vite";
import { page } from "../../common/vite.ts";

// The one page that is not served under its own name: it is the root.
export default defineConfig(page("landing", import.meta.url, "/"));
