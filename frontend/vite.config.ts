import react from "@vitejs/plugin-react";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";

const SERVER = "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [
    react(),
    VitePWA({
      // The candidate decides when a new version takes over: nothing reloads under their hands.
      registerType: "prompt",
      injectRegister: null,
      // The manifest is a file of its own, in public/.
      manifest: false,
      workbox: {
        globPatterns: ["**/*.{html,js,css,woff2,svg,png,webmanifest}"],
        directoryIndex: null,
        navigateFallback: null,
        clientsClaim: true,
        cleanupOutdatedCaches: true,
        inlineWorkboxRuntime: true,
        sourcemap: false,
        runtimeCaching: [
          {
            // Only the shell of the page, and only while nobody answers at its address. What the service says
            // is never kept here, and whatever else may run at this address is not hidden by an old page.
            urlPattern: ({ request, url }) =>
              request.mode === "navigate" && !/^\/(api|ws|healthz|readyz)(\/|$)/.test(url.pathname),
            handler: "NetworkOnly",
            options: { precacheFallback: { fallbackURL: "index.html" } },
          },
        ],
      },
    }),
  ],
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
