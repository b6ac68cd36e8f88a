import type { RequestHandler } from 'express';
import { HubError } from '../lib/errors.ts';
import type { Limits } from '../platform/limits.ts';
import { peerOf } from '../platform/limits.ts';

/** The address as it counts: case and plus-tags do not make another account. */
function accountKey(body: unknown): string {
  const email =
    typeof body === 'object' && body !== null && 'email' in body && typeof body.email === 'string' ? body.email : '';
  return email
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, '@')
    .slice(0, 200);
}

function onlyJson(): HubError {
  return new HubError('invalid', 'only_json', {
    vi: 'Yêu cầu đăng nhập phải là JSON.',
    en: 'Requests to sign in must be JSON.',
  });
}

/** Stops guessing of passwords and one-time codes: by account and by real peer, with the same answer for unknown accounts. */
export function signInGuard(limits: Limits): RequestHandler {
  const byAccount = limits.tries({ name: 'sign-in-account', points: 10, seconds: 15 * 60 });
  const byPeer = limits.tries({ name: 'sign-in-peer', points: 100, seconds: 15 * 60 });
  return async (request, response, next) => {
    const guarded =
      request.method === 'POST' && /\/(sign-in|two-factor|forget-password|reset-password)/.test(request.path);
    if (!guarded) {
      next();
      return;
    }
    // The account is read from the body: in another dress it could not be counted.
    if (request.headers['content-type'] !== undefined && !request.is('application/json')) throw onlyJson();
    const account = accountKey(request.body) || `peer:${peerOf(request.ip)}`;
    const peer = peerOf(request.ip);
    await byPeer.take(peer);
    await byAccount.take(account);
    response.on('finish', () => {
      if (response.statusCode < 300) void Promise.allSettled([byAccount.clear(account), byPeer.giveBack(peer)]);
    });
    next();
  };
}
