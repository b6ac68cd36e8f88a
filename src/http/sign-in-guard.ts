import type { RequestHandler } from 'express';
import type { Limits } from '../platform/limits.ts';
import { peerOf } from '../platform/limits.ts';

/** The address as it counts: case and plus-tags do not make another account. */
function accountKey(body: unknown): string {
  const email = typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string' ? body.email : '';
  return email.trim().toLowerCase().replace(/\+[^@]*@/, '@').slice(0, 200);
}

/** Stops guessing of passwords and one-time codes: by account and by real peer, with the same answer for unknown accounts. */
export function signInGuard(limits: Limits): RequestHandler {
  const byAccount = limits.failures({ name: 'sign-in-account', points: 10, seconds: 15 * 60 });
  const byPeer = limits.failures({ name: 'sign-in-peer', points: 100, seconds: 15 * 60 });
  return async (request, response, next) => {
    const guarded = request.method === 'POST' && /\/(sign-in|two-factor|forget-password|reset-password)/.test(request.path);
    if (!guarded) {
      next();
      return;
    }
    const account = accountKey(request.body) || `peer:${peerOf(request.ip)}`;
    const peer = peerOf(request.ip);
    await byAccount.check(account);
    await byPeer.check(peer);
    response.on('finish', () => {
      if (response.statusCode >= 400) void Promise.allSettled([byAccount.fail(account), byPeer.fail(peer)]);
      else if (response.statusCode < 300) void Promise.allSettled([byAccount.clear(account)]);
    });
    next();
  };
}
