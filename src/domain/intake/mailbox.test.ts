import { describe, expect, it } from 'vitest';
import { mailboxOf } from './mailbox.ts';

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
