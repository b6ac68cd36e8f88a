import { describe, expect, it } from 'vitest';
import { readRefusal } from './graph-errors.ts';

function refused(error: object, input: { status?: number; headers?: Record<string, string> } = {}) {
  const { status = 400, headers = {} } = input;
  return readRefusal({ status, headers: new Headers(headers), json: { error } }, ['EAAGtoken', 'app-secret']);
}

describe('readRefusal', () => {
  it.each([
    [{ code: 10, error_subcode: 2018278 }, 'window_closed'],
    [{ code: 10, error_subcode: 2534022 }, 'window_closed'],
    [{ code: 10, error_subcode: 2018065 }, 'window_closed'],
    [{ code: 551, error_subcode: 1545041 }, 'recipient_unreachable'],
    [{ code: 200, error_subcode: 1545041 }, 'recipient_unreachable'],
    [{ code: 10, error_subcode: 2018108 }, 'recipient_unreachable'],
    [{ code: 100, error_subcode: 2018001 }, 'recipient_unreachable'],
    [{ code: 190, error_subcode: 463 }, 'reauth'],
    [{ code: 190, error_subcode: 460 }, 'reauth'],
    [{ code: 102 }, 'reauth'],
    [{ code: 10 }, 'reauth'],
    [{ code: 200 }, 'reauth'],
    [{ code: 230 }, 'reauth'],
    [{ code: 1 }, 'retry'],
    [{ code: 2, is_transient: true }, 'retry'],
    [{ code: 4 }, 'retry'],
    [{ code: 32 }, 'retry'],
    [{ code: 613 }, 'retry'],
    [{ code: 1200 }, 'retry'],
    [{ code: 80006 }, 'retry'],
    [{ code: 999, is_transient: true }, 'retry'],
    [{ code: 100 }, 'config'],
    [{ code: 100, error_subcode: 2018047 }, 'permanent'],
    [{ code: 100, error_subcode: 33 }, 'permanent'],
    [{ code: 100, error_subcode: 2018294 }, 'retry'],
    [{ code: 12345 }, 'permanent'],
    [{ code: '190' }, 'reauth'],
  ])('takes %o for %s', (error, errorClass) => {
    expect(refused({ message: 'x', ...error }).errorClass).toBe(errorClass);
  });

  it('goes by the status where Graph says nothing of its own', () => {
    const bare = (status: number, headers: Record<string, string> = {}) =>
      readRefusal({ status, headers: new Headers(headers), json: null }, []);

    expect(bare(503).errorClass).toBe('retry');
    expect(bare(429, { 'retry-after': '30' })).toMatchObject({ errorClass: 'retry', retryAfterMs: 30_000 });
    expect(bare(404).errorClass).toBe('permanent');
    expect(refused({ code: 12345, message: '' }, { status: 500 }).errorClass).toBe('retry');
  });

  it('waits as long as the usage of the Page asks for', () => {
    const usage = JSON.stringify({
      '1042': [{ type: 'messenger', call_count: 100, estimated_time_to_regain_access: 7 }],
    });

    expect(refused({ code: 613 }, { headers: { 'x-business-use-case-usage': usage } }).retryAfterMs).toBe(7 * 60_000);
    expect(refused({ code: 4 }).retryAfterMs).toBe(60_000);
    expect(refused({ code: 4 }, { headers: { 'x-business-use-case-usage': 'nonsense' } }).retryAfterMs).toBe(60_000);
    expect(refused({ code: 2 })).not.toHaveProperty('retryAfterMs');
  });

  it('repeats no secret that Graph put into its words', () => {
    const { detail } = refused({
      code: 190,
      message: 'Malformed access token EAAGtoken and EAABsbCS1234567890abcdef with app-secret',
    });

    expect(detail).not.toMatch(/EAA|app-secret/u);
    expect(detail).toContain('190');
  });
});
