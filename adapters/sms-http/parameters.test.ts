import { expect, it } from 'vitest';
import { readParameters } from './parameters.ts';

function read(body: Buffer | string, type: string) {
  return readParameters({ body: Buffer.from(body), headers: { 'content-type': type }, query: {} });
}

it('keeps long ids of messages apart', () => {
  const idOf = (body: string) => read(body, 'application/json');

  expect(idOf('{"id":12345678901234567890}')).toEqual({ id: '12345678901234567890' });
  expect(idOf('{"id":12345678901234567891}')).toEqual({ id: '12345678901234567891' });
});

it('reads JSON behind a byte order mark', () => {
  expect(read('\uFEFF{"text":"x"}', 'application/json')).toEqual({ text: 'x' });
});

it('reads a form in the letters that it was written in', () => {
  const form = 'application/x-www-form-urlencoded';

  expect(read('text=%C4%90%C6%B0%E1%BB%9Dng+a%2Bb&&from=%2B84912345678', form)).toEqual({
    text: 'Đường a+b',
    from: '+84912345678',
  });
  expect(read(Buffer.concat([Buffer.from('text='), Buffer.from([0xd0, 0xfd])]), form)).toEqual({ text: 'Đư' });
});
