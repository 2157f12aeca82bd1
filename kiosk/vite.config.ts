import { defineConfig } from "vite";
import { page } from "../common/vite.ts";

export default defineConfig(page("kiosk", import.meta.url));
