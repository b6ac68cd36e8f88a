import { expect, it, vi } from 'vitest';
import { smsCommand } from './sms.ts';

async function printed(args: readonly string[]): Promise<string> {
  let output = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    output += String(chunk);
    return true;
  });
  try {
    await smsCommand().parseAsync([...args], { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  return output;
}

it('counts a text as it stands and as the hub sends it', async () => {
  const line: unknown = JSON.parse(await printed(['segments', `Đường ${'ngập '.repeat(20)}`, '--json']));

  expect(line).toMatchObject({
    encoding: 'UCS-2',
    segments: 2,
    characters: 105,
    plain: { encoding: 'GSM-7', segments: 1, characters: 105 },
  });
});

it('says it in words', async () => {
  expect(await printed(['segments', 'Đường ngập'])).toBe(
    '1 SMS, UCS-2, 10 characters\nwithout diacritics: 1 SMS, GSM-7, 10 characters\n',
  );
});
