import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const SERVER = "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  build: {
    // The page's policy allows fonts and pictures from files only, never from data: addresses.
    assetsInlineLimit: 0,
    target: "es2024",
    license: { fileName: "licenses.md" },
  },
  server: {
    proxy: {
      "/api": SERVER,
      "/readyz": SERVER,
      "/ws": { target: SERVER, ws: true },
    },
  },
  test: {
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
  },
});
