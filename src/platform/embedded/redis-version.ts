import { Redis } from 'ioredis';

/** The version of the Redis (or what Valkey claims to be compatible with) behind an address. Throws when it does not answer within 5 s. */
export async function readRedisVersion(redisUrl: string): Promise<string> {
  const client = new Redis(redisUrl, { lazyConnect: true, connectTimeout: 5_000, retryStrategy: () => null });
  // The call below fails with a general 'connection is closed'; this tells why.
  let reason: Error | undefined;
  client.on('error', (error: Error) => {
    reason ??= error;
  });
  try {
    await client.connect();
    return /redis_version:(\S+)/.exec(await client.info('server'))?.[1] ?? 'unknown';
  } catch (error) {
    throw reason ?? error;
  } finally {
    client.disconnect();
  }
}
