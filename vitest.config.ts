import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["{common,kiosk,dashboard}/**/*.test.ts"], environment: "node" },
});
