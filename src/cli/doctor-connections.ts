import path from 'node:path';
import type { Config, Secrets } from '../config/config.ts';
import { StartFailure } from '../config/start-failure.ts';
import { locateDataFolder } from '../platform/embedded/data-folder.ts';
import { readLockHolder } from '../platform/embedded/locking.ts';
import { embeddedPostgresUrl } from '../platform/embedded/postgres.ts';
import { embeddedRedisUrl } from '../platform/embedded/redis.ts';
import { readServerVersion } from '../platform/prisma/server-version.ts';
import { readMigrationState } from '../platform/prisma/migrate.ts';
import { readRedisVersion } from '../platform/embedded/redis-version.ts';
import { find, type Finding } from './doctor-checks.ts';

const OLDEST_POSTGRES = 15;
const OLDEST_REDIS = '6.2';

/** Reaches the database in use and compares its migrations with those of this checkout. */
export async function checkDatabase(config: Config, secrets: Secrets): Promise<Finding> {
  const dataDir = locateDataFolder(config.dataDir);
  if (secrets.databaseUrl === undefined && !readLockHolder(dataDir))
    return { what: 'database', state: 'skipped', detail: 'starts with the hub' };
  return find('database', async () => {
    const url = secrets.databaseUrl ?? embeddedPostgresUrl(dataDir);
    const version = await readServerVersion(url);
    if (version.major < OLDEST_POSTGRES)
      throw new StartFailure(`PostgreSQL ${version.text} is too old: ${OLDEST_POSTGRES} or newer is needed.`);
    const state = await readMigrationState(url, path.join(config.checkout, 'prisma', 'migrations'));
    if (state.unknown.length > 0) throw new StartFailure(`used by a newer hub: ${state.unknown.join(', ')}`);
    if (state.failed.length > 0) throw new StartFailure(`migrations not finished: ${state.failed.join(', ')}`);
    if (state.edited.length > 0) throw new StartFailure(`migrations changed after use: ${state.edited.join(', ')}`);
    const pending =
      state.pending.length === 0 ? 'up to date' : `${state.pending.length} migrations pending (hub migrate)`;
    return `PostgreSQL ${version.text}, ${pending}`;
  });
}

/** Reaches the Redis in use and looks at its version. */
export async function checkRedis(config: Config, secrets: Secrets): Promise<Finding> {
  const dataDir = locateDataFolder(config.dataDir);
  if (secrets.redisUrl === undefined && !readLockHolder(dataDir))
    return { what: 'Redis', state: 'skipped', detail: 'starts with the hub' };
  return find('Redis', async () => {
    const version = await readRedisVersion(secrets.redisUrl ?? embeddedRedisUrl(dataDir));
    if (version.localeCompare(OLDEST_REDIS, 'en', { numeric: true }) < 0)
      throw new StartFailure(`Redis ${version} is too old: ${OLDEST_REDIS} or newer (or Valkey) is needed.`);
    return version;
  });
}
