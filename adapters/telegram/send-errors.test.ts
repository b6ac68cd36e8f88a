import { describe, expect, it } from 'vitest';
import { sendFailure } from './send-errors.ts';

function failure(code: number | null, patch: { reached?: boolean; retryAfterMs?: number } = {}) {
  return sendFailure({ ok: false, code, detail: 'words', reached: true, ...patch });
}

describe('a failed call means', () => {
  it.each([
    [401, 'reauth'],
    [404, 'reauth'],
    [403, 'recipient_unreachable'],
    [400, 'permanent'],
    [413, 'permanent'],
    [409, 'config'],
    [429, 'retry'],
    [503, 'retry'],
  ])('with %i: %s', (code, errorClass) => {
    expect(failure(code)).toEqual({ state: 'failed', errorClass, detail: 'words' });
  });

  it('a pause as long as Telegram says', () => {
    expect(failure(429, { retryAfterMs: 7000 })).toMatchObject({ errorClass: 'retry', retryAfterMs: 7000 });
  });

  it.each([500, 502, 504])('with %i: nobody knows', (code) => {
    expect(failure(code)).toEqual({ state: 'unknown', detail: 'words' });
  });

  it('without an answer: a new try only when nothing was asked', () => {
    expect(failure(null, { reached: false })).toMatchObject({ state: 'failed', errorClass: 'retry' });
    expect(failure(null)).toMatchObject({ state: 'unknown' });
  });
});
