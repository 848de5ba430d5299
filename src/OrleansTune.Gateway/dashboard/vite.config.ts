import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { sourceStamp } from "./build/sourceStamp";

const root = fileURLToPath(new URL(".", import.meta.url));

// While the dashboard is worked on, its own server hands calls on to a running gateway.
const proxy = { "/v1": process.env.ORLEANSTUNE_SERVER ?? "http://localhost:7440" };

export default defineConfig({
  // Relative addresses: the gateway may stand behind a proxy's path prefix.
  base: "./",
  plugins: [sourceStamp(root)],
  build: {
    outDir: "../wwwroot",
    emptyOutDir: true,
    target: "es2022",
    // An inlined asset would be a data: address, which the page's policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
    rollupOptions: { output: { manualChunks: { echarts: ["echarts/core"] } } },
  },
  server: { proxy },
  preview: { proxy },
});
