import { describe, expect, it } from 'vitest';
import { ticketCode } from '../ticket/code.ts';
import { readCommand } from './command.ts';

const code = ticketCode({ prefix: 'BN', year: 2026, sequence: 7n, key: 'key' });

describe('readCommand', () => {
  it.each([
    'STOP',
    'stop.',
    'HỦY',
    'Huỷ',
    'huy',
    ' Hủy đăng ký! ',
    'Từ chối',
    'HUY 1022',
    '1022 hủy',
    'Stop all',
    'CANCEL',
  ])('hears %j as a wish to stop', (text) => {
    expect(readCommand(text)).toEqual({ kind: 'stop' });
  });

  it.each(['START', 'Mở lại', 'đăng ký'])('hears %j as a wish to go on', (text) => {
    expect(readCommand(text)).toEqual({ kind: 'start' });
  });

  it.each([code, code.toLowerCase(), `Tra cứu ${code}`, `TC ${code}`, `Mã: ${code}?`])(
    'hears %j as a question about a report',
    (text) => {
      expect(readCommand(text)).toEqual({ kind: 'status', code });
    },
  );

  it.each([
    'Hủy hợp đồng điện mà không báo trước',
    'Hủy 1022 cái cây',
    'stop xe buýt trước cổng trường bị ngập',
    `Hồ sơ ${code} đến nay vẫn chưa ai đến sửa`,
    'Mở đường mới bụi quá',
    '',
    'BN-26-AAAAAA',
  ])('leaves %j to people', (text) => {
    expect(readCommand(text)).toBeNull();
  });
});
