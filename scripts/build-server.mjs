// Bundles the server: dist/hub.mjs, the threads that read mail and pictures, decide and learn, and one chunk per command, so that a small command loads
// little.
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const KEEP_OLD_CHUNKS_MS = 24 * 60 * 60 * 1000;

/**
 * Writes dist/ and returns the source files that went into it, relative to the checkout.
 * @param {string} checkout
 * @returns {Promise<string[]>}
 */
export async function buildServer(checkout) {
  // Loaded here: this file is also read before packages are installed.
  const { build, stop } = await import('esbuild');
  const { metafile } = await build({
    absWorkingDir: checkout,
    entryPoints: {
      hub: 'src/cli/hub.ts',
      'decide-worker': 'src/features/routing/decide-worker.ts',
      'heif-worker': 'src/platform/heif-worker.ts',
      'mail-worker': 'adapters/email/mail-worker.ts',
      'learn-worker': 'src/features/routing/learn-worker.ts',
    },
    outdir: 'dist',
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: true,
    metafile: true,
    loader: { '.css': 'text', '.svg': 'text', '.csv': 'text', '.geojson': 'json' },
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  });
  // Its service would stay beside the hub that is started in this process.
  await stop();
  removeOldChunks(checkout, new Set(Object.keys(metafile.outputs)));
  return Object.keys(metafile.inputs).sort();
}

/** A running hub may still load a chunk of the build before: chunks are kept for a day. */
function removeOldChunks(/** @type {string} */ checkout, /** @type {Set<string>} */ current) {
  for (const name of readdirSync(path.join(checkout, 'dist', 'chunks'))) {
    const file = path.join(checkout, 'dist', 'chunks', name);
    if (!current.has(`dist/chunks/${name}`) && Date.now() - statSync(file).mtimeMs > KEEP_OLD_CHUNKS_MS) rmSync(file);
  }
}
