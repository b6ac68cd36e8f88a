import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { describe, expect, it } from 'vitest';
import { assertProperty } from '../../../test/support/properties/assert-property.ts';
import { readTaxCode } from './tax-code.ts';

describe('a tax code', () => {
  it.each([
    ['0100109106', '0100109106'],
    [' 0100 109 106 ', '0100109106'],
    ['0100109106-001', '0100109106-001'],
    ['0100109106001', '0100109106-001'],
    ['0312.687.878', '0312687878'],
  ])('is read from %j', (typed, value) => {
    expect(readTaxCode(typed)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'length'],
    ['010010910', 'length'],
    ['01001091060', 'length'],
    ['0100109106-1', 'length'],
    ['mã 0100109106', 'length'],
    ['0100109107', 'check'],
    ['0100109106-000', 'check'],
    ['0000000000', 'check'],
  ])('is refused as %j', (typed, fault) => {
    expect(readTaxCode(typed)).toEqual({ ok: false, fault });
  });

  it('is never the number of a person', () => {
    expect(readTaxCode('027185001234')).toEqual({ ok: false, fault: 'personal' });
    expect(readTaxCode('0271 8500 1234')).toEqual({ ok: false, fault: 'personal' });
  });

  it('agrees with the tables of stdnum', () => {
    const digits = fc.stringMatching(/^\d{10}$/u);
    assertProperty(
      fc.property(digits, (code) => {
        expect(readTaxCode(code).ok).toBe(stdnum['VN']?.['mst']?.validate(code).isValid);
      }),
      { runs: 3000 },
    );
  });

  it('changes its check digit with any one digit', () => {
    for (let at = 0; at < 10; at += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const wrong = `${'0100109106'.slice(0, at)}${digit}${'0100109106'.slice(at + 1)}`;
        expect(readTaxCode(wrong).ok).toBe(wrong === '0100109106');
      }
    }
  });
});
