import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anyText } from '../../../test/support/properties/any-text.ts';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { repairTelex } from './telex.ts';
import { tokenise } from './tokens.ts';

function read(text: string): string {
  return repairTelex(tokenise(text), text)
    .map((token) => token.exact)
    .join(' ');
}

describe('reading words that the keyboard program left as they were typed', () => {
  it.each([
    ['dduwowngf', 'đường'],
    ['nuwowcs', 'nước'],
    ['tieefn', 'tiền'],
    ['tieenf', 'tiền'],
    ['nguwowfi', 'người'],
    ['nuocws', 'nước'],
    ['ddoong', 'đông'],
    ['quyeenf', 'quyền'],
    ['ddieenj', 'điện'],
    ['giaays', 'giấy'],
    ['thuees', 'thuế'],
    ['ddi', 'đi'],
    ['truwowngf', 'trường'],
    ['xoor', 'xổ'],
    ['thuowr', 'thuở'],
    ['hoof sow', 'hồ sơ'],
    ['d9u7o7ng2', 'đường'],
    ['nu7o71c', 'nước'],
    ['tie6n2', 'tiền'],
    ['d9ie6n5', 'điện'],
  ])('%s is %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it('reads what might be a foreign word only beside other slips', () => {
    expect(read('khoong cos ddieenj')).toBe('không có điện');
    expect(read('nhaf toi mat gas')).toBe('nhaf toi mat gas');
    expect(read('nhaf em cuar toi')).toBe('nhà em của toi');
    expect(read('bans cow sowr')).toBe('bans cow sở');
    expect(read('hooj bans nuwowcs owr truwowcs cow sowr tax')).toBe('hộ bán nước ở trước cơ sở tax');
  });

  it.each([
    'tax box boss export fax xoong moóc room down show wifi web www km2 POS CAS beer',
    'ngo2 to3 a6 lo6a2 k9 p2 h5n1 2h30 99a1 ngach8 hs7 b6b',
    'The door was not closed and our tax office has seen it too',
    'con bò của bà, thịt ngon mà rẻ; quê ở Quế Võ',
    'nuoc ban qua, duong hong, khong co dien',
    'Tw Vff Vnpt Evn Bees Foods',
  ])('leaves %s', (text) => {
    expect(read(text)).toBe(
      tokenise(text)
        .map((token) => token.exact)
        .join(' '),
    );
  });

  it('changes no word of clean texts, so that routing decides as if it were not there', () => {
    const file = new URL('../../../prisma/seed/data/routing-examples/dien-thoai.jsonl', import.meta.url);
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, 200);
    for (const line of lines) {
      const { text } = z.object({ text: z.string() }).parse(JSON.parse(line));
      const tokens = tokenise(text);
      expect(repairTelex(tokens, text)).toBe(tokens);
    }
  });

  it('keeps every word at its place, whatever the text, and finds nothing to repair twice', () => {
    const typed = fc.array(
      fc.oneof(fc.stringMatching(/^[a-z\d]{1,8}$/u), fc.constantFrom('dduwowngf', 'tieefn', 'laf', ', ', 'Nước')),
    );
    assertProperty(
      fc.property(
        fc.oneof(
          typed.map((words) => words.join(' ')),
          anyText,
        ),
        (text) => {
          const tokens = tokenise(text);
          const once = repairTelex(tokens, text);
          expect(once.map(({ start, end }) => [start, end])).toEqual(tokens.map(({ start, end }) => [start, end]));
          for (const [index, token] of once.entries()) {
            if (token.exact !== tokens[index]?.exact) expect(repairTelex([token], text)[0]).toBe(token);
          }
        },
      ),
    );
  });
});
