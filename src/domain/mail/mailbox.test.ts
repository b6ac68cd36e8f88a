import { describe, expect, it } from 'vitest';
import { countedAddress, mailboxOf } from './mailbox.ts';

describe('mailboxOf', () => {
  it.each([
    ['lan@x.vn', 'lan@x.vn'],
    ['lan+1@x.vn', 'lan@x.vn'],
    ['lan+1+2@x.vn', 'lan@x.vn'],
    ['lan.nguyen+a@x.vn', 'lan.nguyen@x.vn'],
    ['+1@x.vn', '+1@x.vn'],
    ['l.a.n@gmail.com', 'lan@gmail.com'],
    ['l.an+b.c@googlemail.com', 'lan@gmail.com'],
    ['lan@gmail.com.vn', 'lan@gmail.com.vn'],
    ['"a@b"+c@x.vn', '"a@b"@x.vn'],
  ])('counts %s as %s', (address, mailbox) => {
    expect(mailboxOf(address)).toBe(mailbox);
  });
});

describe('countedAddress', () => {
  it('leaves alone what is no mail address', () => {
    expect(countedAddress({ kind: 'phone', address: '+84912345678' })).toBe('+84912345678');
    expect(countedAddress({ kind: 'email', address: 'lan+1@x.vn' })).toBe('lan@x.vn');
  });
});
