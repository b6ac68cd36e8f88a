// `npm start`: prepares what is missing or stale, then becomes `hub start` in this same process, so that a signal has one way to go.
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { ensureBuilt } from './setup-builds.mjs';
import { ensurePackages } from './setup-packages.mjs';
import { ensureRedis } from './setup-programs.mjs';
import { checkout, runSetup } from './setup.mjs';

const isReady = await runSetup(async () => {
  await ensurePackages();
  await ensureRedis();
  await ensureBuilt();
});
if (isReady) {
  const hub = path.join(checkout, 'dist', 'hub.mjs');
  process.argv = [process.execPath, hub, 'start', ...process.argv.slice(2)];
  await import(pathToFileURL(hub).href);
}
