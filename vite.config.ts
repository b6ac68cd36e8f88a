import react from '@vitejs/plugin-react';
import { build } from 'esbuild';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';

/** Scripts under a name of their own that never changes: other sites name the one, browsers keep the other by its address. */
const standalone = { 'widget.js': 'web/widget/loader.ts', 'sw.js': 'web/portal/islands/service-worker.ts' };

/** Each in one file without imports, beside the pages' own assets. */
function standaloneScripts(): Plugin {
  return {
    name: 'standalone-scripts',
    async writeBundle({ dir = '' }) {
      for (const [name, entry] of Object.entries(standalone))
        await build({
          entryPoints: [path.join(import.meta.dirname, entry)],
          outfile: path.join(dir, name),
          bundle: true,
          format: 'iife',
          minify: true,
          target: ['es2022', 'chrome109', 'safari16', 'firefox115'],
          legalComments: 'none',
        });
    },
  };
}

/** Pages out of one build: console and simulator (single-page), styles and islands of the portal, and the chat. */
export default defineConfig({
  root: 'web',
  base: '/',
  plugins: [react(), standaloneScripts()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: 'manifest.json',
    rollupOptions: {
      input: {
        console: 'web/console/index.html',
        simulator: 'web/simulator/index.html',
        portal: 'web/portal/islands/main.ts',
        widget: 'web/widget/chat.ts',
      },
    },
  },
});
