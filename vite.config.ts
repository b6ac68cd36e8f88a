import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Three pages out of one build: console and simulator (single-page), and the styles and islands of the portal. */
export default defineConfig({
  root: 'web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: 'manifest.json',
    rollupOptions: {
      input: {
        console: 'web/console/index.html',
        simulator: 'web/simulator/index.html',
        portal: 'web/portal/islands/main.ts',
      },
    },
  },
});
