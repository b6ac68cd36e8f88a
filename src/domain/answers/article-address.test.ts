import { describe, expect, it } from 'vitest';
import { articleAddress, articleNumber } from './article-address.ts';

describe('the address of an article', () => {
  it('says what it is about and is found again by its number alone', () => {
    const address = articleAddress({ id: 12, titleVi: 'Đổi, cấp lại giấy phép lái xe ở đâu?' });

    expect(address).toBe('/hoi-dap/12-doi-cap-lai-giay-phep-lai-xe-o-dau');
    expect(articleNumber(address.slice('/hoi-dap/'.length))).toBe(12);
    expect(articleNumber('12')).toBe(12);
  });

  it('is cut between words where the title is long', () => {
    const name = articleAddress({ id: 1, titleVi: 'Nghiêng '.repeat(30) }).slice('/hoi-dap/1'.length);

    expect(name.length).toBeLessThan(70);
    expect(name.endsWith('nghieng')).toBe(true);
  });

  it.each(['', 'abc', '-1', '12abc', '1234567890', '1e3'])('has a number: %s has none', (part) => {
    expect(articleNumber(part)).toBeNull();
  });
});
