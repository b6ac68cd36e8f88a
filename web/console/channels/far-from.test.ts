import { describe, expect, it } from 'vitest';
import { farFrom } from './far-from.ts';

const now = Date.parse('2026-11-23T03:00:00Z');

describe('how far an instant lies from now', () => {
  it.each([
    ['2026-11-23T02:59:30Z', null, null],
    ['2026-11-23T02:55:10Z', '4 phút trước', '4 minutes ago'],
    ['2026-11-22T04:00:00Z', '23 giờ trước', '23 hours ago'],
    ['2026-11-21T04:00:00Z', '47 giờ trước', '47 hours ago'],
    ['2026-11-20T03:00:00Z', '3 ngày trước', '3 days ago'],
    ['2026-11-24T01:00:00Z', 'sau 22 giờ', 'in 22 hours'],
    ['2027-02-21T03:00:00Z', 'sau 90 ngày', 'in 90 days'],
  ])('%s', (iso, vi, en) => {
    expect([farFrom(iso, 'vi', now), farFrom(iso, 'en', now)]).toEqual([vi, en]);
  });
});
