// `npm run build`: packages, database client, server and web, each only when stale.
import { ensureBuilt } from './setup-builds.mjs';
import { ensurePackages } from './setup-packages.mjs';
import { runSetup } from './setup.mjs';

await runSetup(async () => {
  await ensurePackages();
  await ensureBuilt();
});
