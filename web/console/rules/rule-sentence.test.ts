import { describe, expect, it } from 'vitest';
import type { RuleActions, RuleCondition } from '../../../src/contract/rules.ts';
import { createI18n } from '../i18n/setup.ts';
import { dayWords } from './day-words.ts';
import { ruleSentence, thenWords, whenWords, type RuleNames } from './rule-sentence.ts';

const { t } = await createI18n('vi');
const en = (await createI18n('en')).t;

function called(prefix: string) {
  return (code: string) => `${prefix} ${code}`;
}
const names: RuleNames = {
  agency: called('Sở'),
  category: called('lĩnh vực'),
  commune: called('Phường'),
  channel: (kind) => kind,
  sector: (code) => code,
  policy: (code) => code,
};

function words(...list: string[]): RuleCondition {
  return { kind: 'words', words: list, match: 'any' };
}

describe('a rule in words', () => {
  const rule = {
    when: { kind: 'all', of: [words('mất nước'), { kind: 'zone', names: ['Yên Phong'] }] },
    then: { lead: 'công thương', priority: 'urgent' },
  } as const;

  it('is a sentence in Vietnamese', () => {
    expect(ruleSentence(rule, { t, names })).toBe(
      'Nếu có từ «mất nước» và ở khu công nghiệp Yên Phong thì chuyển Sở công thương, mức khẩn.',
    );
  });

  it('is a sentence in English', () => {
    expect(ruleSentence(rule, { t: en, names })).toBe(
      'If it contains “mất nước”, and is in the industrial zone Yên Phong, then send it to Sở công thương, make it urgent.',
    );
  });
});

describe('a condition in words', () => {
  it.each<[RuleCondition, string]>([
    [words('a', 'b', 'c'), 'có từ «a», «b» hay «c»'],
    [{ kind: 'words', words: ['a', 'b'], match: 'all' }, 'có đủ các từ «a» và «b»'],
    [{ kind: 'near', words: ['cắt', 'điện'], within: 5 }, 'có «cắt» và «điện» cách nhau không quá 5 từ'],
    [{ kind: 'not', of: { kind: 'commune', codes: ['A', 'B'] } }, 'không ở Phường A hay Phường B'],
    [{ kind: 'not', of: { kind: 'not', of: words('a') } }, 'có từ «a»'],
    [{ kind: 'not', of: { kind: 'working', is: true } }, 'đến ngoài giờ làm việc'],
    [{ kind: 'working', is: false }, 'đến ngoài giờ làm việc'],
    [{ kind: 'not', of: { kind: 'sender', is: 'business' } }, 'không do doanh nghiệp gửi'],
    [{ kind: 'language', langs: ['en', 'other'] }, 'viết bằng tiếng Anh hay tiếng khác'],
    [{ kind: 'flag', flags: ['denunciation'] }, 'có dấu hiệu là tố cáo'],
    [{ kind: 'time', days: [1, 2, 3, 4, 5], from: '17:00', until: '07:30' }, 'đến vào thứ Hai – thứ Sáu, 17:00–07:30'],
    [{ kind: 'zone', names: ['KCN Quế Võ', 'Tiên Sơn'] }, 'ở khu công nghiệp Quế Võ hay Tiên Sơn'],
    [words(), 'có từ …'],
    [{ kind: 'any', of: [] }, '…'],
  ])('%#', (condition, sentence) => {
    expect(whenWords(condition, { t, names })).toBe(sentence);
  });

  it('puts brackets where a group stands in a group', () => {
    const group: RuleCondition = { kind: 'any', of: [words('b'), words('c')] };
    expect(whenWords({ kind: 'all', of: [words('a'), group] }, { t, names })).toBe(
      'có từ «a» và (có từ «b» hoặc có từ «c»)',
    );
    expect(whenWords({ kind: 'all', of: [words('a'), { kind: 'not', of: group }] }, { t, names })).toBe(
      'có từ «a» và không phải (có từ «b» hoặc có từ «c»)',
    );
    expect(whenWords({ kind: 'all', of: [group] }, { t, names })).toBe('có từ «b» hoặc có từ «c»');
  });

  it('counts what would be too much to read', () => {
    expect(whenWords(words('a', 'b', 'c', 'd', 'e'), { t, names, most: 2 })).toBe('có từ «a», «b» và 3 mục khác');
    expect(whenWords(words('a', 'b', 'c'), { t, names, most: 2 })).toBe('có từ «a», «b» hay «c»');
  });
});

it('names every action, and says so when there is none', () => {
  const then: RuleActions = {
    lead: 'A',
    category: 'điện',
    coordinating: ['B', 'C'],
    policy: 'khẩn',
    tags: ['kcn', 'mùa hè'],
    askHuman: true,
  };
  expect(thenWords(then, { t, names })).toBe(
    'chuyển Sở A, phối hợp với Sở B và Sở C, xếp vào lĩnh vực lĩnh vực điện, tính hạn theo «khẩn», gắn thẻ #kcn #mùa hè, chờ người xác nhận',
  );
  expect(thenWords({ askHuman: false }, { t, names })).toBe('không làm gì');
});

it.each([
  [[0, 1, 2, 3, 4, 5, 6], 'mọi ngày'],
  [[6, 0], 'thứ Bảy, Chủ nhật'],
  [[1, 3, 4, 5], 'thứ Hai, thứ Tư – thứ Sáu'],
  [[], '…'],
])('says the days %j', (days, sentence) => {
  expect(dayWords(days, t)).toBe(sentence);
});
