import { describe, expect, it } from 'vitest';
import { ticketStates } from '../../src/domain/ticket/states.ts';
import type { PublicStatus } from '../../src/contract/public.ts';
import type { PortalFrame } from '../../src/contract/portal-pages.ts';
import { fileSize, fullDay, fullTime } from './dates.ts';
import { en } from './i18n/en.ts';
import { vi } from './i18n/vi.ts';
import { promiseWords } from './promise.ts';

const agency = { code: 'so-xay-dung', vi: 'Sở Xây dựng', en: 'Department of Construction' };
const frame: PortalFrame = {
  lang: 'vi',
  otherLangHref: '/?lang=en',
  assets: { css: [], js: [] },
  province: {
    name: { vi: 'Bắc Ninh', en: 'Bắc Ninh' },
    centre: { vi: 'Trung tâm 1022', en: '1022 centre' },
    contacts: [],
    exampleCode: 'BN-26-5B2QY4',
  },
};

type Reached = { readonly forwarded?: boolean; readonly processing?: boolean; readonly answeredAt?: string };

function status(overrides: Partial<PublicStatus>, reached: Reached = {}): PublicStatus {
  const at = '2026-11-20T02:00:00Z';
  return {
    code: 'BN-26-5B2QY4',
    state: 'triage',
    promisedAt: '2026-11-27T10:00:00Z',
    late: false,
    steps: [
      { key: 'received', at, agency: null },
      { key: 'forwarded', at: reached.forwarded ? at : null, agency: reached.forwarded ? agency : null },
      { key: 'processing', at: reached.processing ? at : null, agency: reached.processing ? agency : null },
      { key: 'answered', at: reached.answeredAt ?? null, agency: reached.answeredAt ? agency : null },
    ],
    ...overrides,
  };
}

function title(overrides: Partial<PublicStatus>, reached?: Reached): string {
  return promiseWords({ status: status(overrides, reached), frame, texts: vi }).title;
}

describe('the promise', () => {
  it('is the centre’s until an agency has the case, then the agency’s', () => {
    expect(title({})).toBe('Trung tâm 1022 đã nhận, hẹn trả lời trước 17:00 thứ Sáu 27/11/2026');
    expect(title({ state: 'forwarded' }, { forwarded: true })).toBe(
      'Đã chuyển Sở Xây dựng, hẹn trả lời trước 17:00 thứ Sáu 27/11/2026',
    );
    expect(title({ state: 'processing' }, { forwarded: true, processing: true })).toBe(
      'Sở Xây dựng đã nhận, hẹn trả lời trước 17:00 thứ Sáu 27/11/2026',
    );
  });

  it('never hides that it was broken', () => {
    const late = promiseWords({
      status: status({ state: 'processing', late: true }, { forwarded: true }),
      frame,
      texts: vi,
    });
    const answeredLate = promiseWords({
      status: status({ state: 'answered' }, { forwarded: true, processing: true, answeredAt: '2026-11-28T03:00:00Z' }),
      frame,
      texts: vi,
    });

    expect(late.tone).toBe('late');
    expect(late.title).toContain('đã quá hẹn');
    expect(answeredLate.text).toBe('Muộn hơn hẹn: 17:00 thứ Sáu 27/11/2026.');
  });

  it('has words for every state, with and without a date, in both languages', () => {
    for (const state of ticketStates) {
      for (const promisedAt of [null, '2026-11-27T10:00:00Z']) {
        for (const texts of [vi, en]) {
          const words = promiseWords({ status: status({ state, promisedAt }, { forwarded: true }), frame, texts });
          expect(words.title).not.toMatch(/undefined|null|^$/);
        }
      }
    }
  });
});

describe('dates', () => {
  it('are told in Vietnam’s time, in full with the weekday', () => {
    expect(fullTime('2026-11-27T17:30:00Z', 'vi')).toBe('00:30 thứ Bảy 28/11/2026');
    expect(fullTime('2026-11-27T17:30:00Z', 'en')).toBe('00:30, Saturday 28 November 2026');
    expect(fullDay('2026-11-29T01:00:00Z', 'vi')).toBe('Chủ nhật 29/11/2026');
  });
});

describe('file sizes', () => {
  it('are written as each language writes numbers', () => {
    expect(fileSize(2_412_345, 'vi')).toBe('2,3 MB');
    expect(fileSize(2_412_345, 'en')).toBe('2.3 MB');
    expect(fileSize(12, 'vi')).toBe('1 kB');
  });
});

describe('the two languages', () => {
  function keysOf(value: object, path = ''): string[] {
    return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
      typeof inner === 'object' && inner !== null ? keysOf(inner, `${path}${key}.`) : [`${path}${key}`],
    );
  }
  function gapsOf(value: object): string[] {
    return Object.entries(value).flatMap(([key, words]: [string, unknown]) =>
      typeof words === 'string' ? [`${key}:${(words.match(/\{\w+\}/g) ?? []).sort().join()}`] : [],
    );
  }

  it('have the same words and the same gaps in them', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(vi).sort());
    expect(gapsOf(en).sort()).toEqual(gapsOf(vi).sort());
  });
});
