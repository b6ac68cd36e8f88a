import { expect, it } from 'vitest';
import { decodeTransfer } from './transfer-encoding.ts';

function decoded(body: string, encoding: string): string {
  return decodeTransfer(Buffer.from(body), encoding).toString();
}

it('leaves words as they are that are said to be base64', () => {
  expect(decoded('xin chào các anh chị\r\nđường ngập', 'base64')).toBe('xin chào các anh chị\r\nđường ngập');
});

it('reads base64 with damage, and above what a list puts below it', () => {
  const words = 'Đường ngập cả tuần nay, đề nghị sớm xử lý cho dân đi lại';
  const base64 = Buffer.from(words).toString('base64');

  expect(decoded(`\r\n${base64.slice(0, 60)} \r\n${base64.slice(60)}\r\n`, 'base64')).toBe(words);
  expect(decoded(`${base64.slice(0, 40)}!${base64.slice(40)}`, 'base64')).toBe(words);
  expect(decoded(`${base64}\r\n_____\r\nDanh sách thư của phường`, 'base64')).toContain(words);
});
