import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';

function collect(pretty = false) {
  const lines: string[] = [];
  return { lines, log: createLog({ level: 'info', pretty, write: (line) => lines.push(line) }) };
}

describe('createLog', () => {
  it('hides values under telling names at any depth and in child bindings', () => {
    const { lines, log } = collect();

    log
      .child({ apiKey: 'k-1' })
      .info({ account: { settings: { botToken: 't-2', host: 'imap' } }, headers: { cookie: 'c-3' } }, 'Opened');

    expect(lines.join()).not.toMatch(/k-1|t-2|c-3/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      msg: 'Opened',
      account: { settings: { host: 'imap' } },
    });
  });

  it('hides phone numbers, addresses, credentials and tokens inside texts and errors', () => {
    const { lines, log } = collect();
    const error = new Error('send to 0912 345 678 failed', {
      cause: new Error('postgresql://hub:s3cret@db/hub refused an.nguyen@example.vn at /t/BN?t=abcdef'),
    });

    log.warn({ err: error, note: '+84912345678' }, 'Not delivered');

    expect(lines.join()).not.toMatch(/345 678|912345678|s3cret|an\.nguyen|abcdef/);
  });

  it('leaves numbers that are no phone numbers alone', () => {
    const { lines, log } = collect();

    log.info({ ticket: 'BN-26-7K3F9Q', tookMs: 1234567890123, at: '2026-01-09T08:00:00.000Z' }, 'Took 0 of 19001022');

    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      ticket: 'BN-26-7K3F9Q',
      tookMs: 1234567890123,
      msg: 'Took 0 of 19001022',
    });
    expect(lines[0]).toContain('2026-01-09T08:00:00.000Z');
  });

  it('writes lines for people with fields and the stack of the error', () => {
    const { lines, log } = collect(true);

    log.error({ err: new Error('boom'), receipt: 7 }, 'Quarantined');

    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d ERROR Quarantined receipt=7\nError: boom\n\s+at /);
  });
});
