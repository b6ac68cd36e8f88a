import { describe, expect, it } from 'vitest';
import { canSayMeToo } from './me-too.ts';

const open = { sealed: false, hideIdentity: false, state: 'processing', flags: [] } as const;

describe('whether others may say "here too"', () => {
  it('is so for an ordinary report, answered or not', () => {
    expect(canSayMeToo(open)).toBe(true);
    expect(canSayMeToo({ ...open, state: 'answered', flags: ['urgent'] })).toBe(true);
  });

  it('is not so where the matter or its sender is nobody else’s business, or nothing came of it', () => {
    expect(canSayMeToo({ ...open, sealed: true })).toBe(false);
    expect(canSayMeToo({ ...open, hideIdentity: true })).toBe(false);
    expect(canSayMeToo({ ...open, flags: ['denunciation'] })).toBe(false);
    expect(canSayMeToo({ ...open, flags: ['complaint'] })).toBe(false);
    expect(canSayMeToo({ ...open, state: 'refused' })).toBe(false);
    expect(canSayMeToo({ ...open, state: 'spam' })).toBe(false);
  });
});
