// `npm run eval [-- --help]`: how often routing is right on texts that it has not learned from.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensurePackages } from './setup-packages.mjs';
import { at, checkout, runSetup } from './setup.mjs';

const isReady = await runSetup(async () => {
  await ensurePackages();
  await buildEval();
});
if (isReady) {
  process.chdir(checkout);
  const main = at('dist', 'eval', 'main.mjs');
  process.argv = [process.execPath, main, ...process.argv.slice(2)];
  await import(pathToFileURL(main).href);
}

async function buildEval() {
  const { build, stop } = await import('esbuild');
  await build({
    absWorkingDir: checkout,
    entryPoints: [path.join('test', 'eval', 'main.ts')],
    outfile: path.join('dist', 'eval', 'main.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  await stop();
}
