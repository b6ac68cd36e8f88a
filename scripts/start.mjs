// `npm start`: prepares what is missing or stale, then becomes `hub start` in this same process, so that a signal has one way to go.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './setup-builds.mjs';
import { ensurePackages } from './setup-packages.mjs';
import { ensureRedis } from './setup-programs.mjs';
import { checkout, runSetup } from './setup.mjs';

endWithNpm();
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

/** npm passes a signal to the shell between it and us, which ends without passing it on: losing the parent is the signal. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  watch.unref();
}
