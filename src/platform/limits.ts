import type { RequestHandler } from 'express';
import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { HubError } from '../lib/errors.ts';

export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };

function tooMany(waitMs: number): HubError {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  return new HubError('too_many', 'too_many', {
    vi: `Thao tác quá nhiều lần. Vui lòng thử lại sau ${minutes} phút; nội dung đã nhập vẫn còn trên máy.`,
    en: `Too many attempts. Please try again in ${minutes} minute(s); what you typed is still on your device.`,
  });
}

/** The real peer; an IPv6 visitor owns a /64, so that is what counts. `request.ip` believes only configured proxies. */
export function peerOf(ip: string | undefined): string {
  if (ip === undefined) return 'unknown';
  const plain = ip.replace(/^::ffff:/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = tail === undefined ? [] : tail.split(':').filter((part) => part !== '');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return groups.slice(0, 4).join(':');
}

/** Limits counted over all processes; while Redis is away each process counts for itself. */
export function createLimits(redis: Redis) {
  function limiter(limit: Limit) {
    return new RateLimiterRedis({
      storeClient: redis,
      // A command waits for Redis to come back; a person who signs in must not.
      rejectIfRedisNotReady: true,
      keyPrefix: `limit:${limit.name}`,
      points: limit.points,
      duration: limit.seconds,
      insuranceLimiter: new RateLimiterMemory({ points: limit.points, duration: limit.seconds }),
    });
  }
  return {
    /** Counts each request of a peer. */
    byPeer(limit: Limit): RequestHandler {
      const counter = limiter(limit);
      return async (request, _response, next) => {
        try {
          await counter.consume(peerOf(request.ip));
        } catch (refusal) {
          next(refusal instanceof RateLimiterRes ? tooMany(refusal.msBeforeNext) : refusal);
          return;
        }
        next();
      };
    },
    /**
     * Counts tries by key, each before it is made, so that a hundred at once are no way around: `take` throws when there
     * were too many; what went well is given back or, by `clear`, makes all forgotten.
     */
    tries(limit: Limit) {
      const counter = limiter(limit);
      return {
        async take(key: string): Promise<void> {
          try {
            await counter.consume(key);
          } catch (refusal) {
            throw refusal instanceof RateLimiterRes ? tooMany(refusal.msBeforeNext) : refusal;
          }
        },
        async giveBack(key: string): Promise<void> {
          await counter.reward(key);
        },
        async clear(key: string): Promise<void> {
          await counter.delete(key);
        },
      };
    },
  };
}

export type Limits = ReturnType<typeof createLimits>;
