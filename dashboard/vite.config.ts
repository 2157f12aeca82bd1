import { defineConfig } from "vite";
import { page } from "../common/vite.ts";

export default defineConfig(page("dashboard", import.meta.url));
