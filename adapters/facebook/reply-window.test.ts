import { describe, expect, it } from 'vitest';
import { replyWindow } from './reply-window.ts';

const hourMs = 3_600_000;
const now = new Date('2026-01-12T03:30:00Z');

describe('replyWindow', () => {
  it.each([
    [0, 'response', 'response'],
    [24 * hourMs - 1, 'response', 'response'],
    [24 * hourMs, 'human-agent', 'closed'],
    [7 * 24 * hourMs - 1, 'human-agent', 'closed'],
    [7 * 24 * hourMs, 'closed', 'closed'],
  ])('after %i ms of silence lets a person write by %s and the hub by %s', (ageMs, typed, automatic) => {
    const lastInboundAt = new Date(now.getTime() - ageMs);

    expect(replyWindow({ lastInboundAt, now, automatic: false, humanAgent: true })).toBe(typed);
    expect(replyWindow({ lastInboundAt, now, automatic: true, humanAgent: true })).toBe(automatic);
  });

  it('closes after a day while Human Agent is not approved', () => {
    const lastInboundAt = new Date(now.getTime() - 25 * hourMs);

    expect(replyWindow({ lastInboundAt, now, automatic: false, humanAgent: false })).toBe('closed');
  });

  it('is closed to somebody who never wrote', () => {
    expect(replyWindow({ lastInboundAt: null, now, automatic: false, humanAgent: true })).toBe('closed');
  });
});
