import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { SendRate } from '../channels/outbound.ts';

/** Holds senders to a rate, counted over all processes; while Redis is away each process counts for itself. */
export function createPace(redis: Redis) {
  const limiters = new Map<string, RateLimiterRedis>();

  function limiterFor(name: string, rate: SendRate): RateLimiterRedis {
    const key = `${name}:${rate.perSecond}:${rate.burst}`;
    const known = limiters.get(key);
    if (known) return known;
    const window = { points: rate.burst, duration: Math.max(1, rate.burst / rate.perSecond) };
    const limiter = new RateLimiterRedis({
      storeClient: redis,
      rejectIfRedisNotReady: true,
      keyPrefix: `pace:${name}`,
      ...window,
      insuranceLimiter: new RateLimiterMemory(window),
    });
    limiters.set(key, limiter);
    return limiter;
  }

  return {
    /** Takes one turn; answers how many milliseconds to wait when there is none left, else 0. */
    async take(name: string, rate: SendRate): Promise<number> {
      try {
        await limiterFor(name, rate).consume(name);
        return 0;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.max(1, refusal.msBeforeNext);
        throw refusal;
      }
    },
  };
}

export type Pace = ReturnType<typeof createPace>;
