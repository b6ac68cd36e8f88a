import { describe, expect, it } from 'vitest';
import { readForm } from './read-form.ts';
import { withFiles } from './with-files.ts';

const type = 'multipart/form-data; boundary="----x"';
const form = Buffer.from(
  '------x\r\nContent-Disposition: form-data; name="text"\r\n\r\nNgập ở Võ Cường\r\n------x--\r\n',
);
const file = { name: 'ảnh "1"\r\n.jpg', type: 'image/jpeg', bytes: Buffer.from([0xff, 0xd8, 0x0d, 0x0a, 0xff]) };

describe('a posted form with files that came before it', () => {
  it('reads as if they had been posted with it', async () => {
    const whole = withFiles(form, type, [file, { ...file, name: 'b.mp4' }]);

    expect(await readForm(whole ?? Buffer.alloc(0), type)).toEqual({
      values: { text: 'Ngập ở Võ Cường' },
      fileNames: ['ảnh %221%22%0D%0A.jpg', 'b.mp4'],
    });
    expect(whole?.includes(file.bytes)).toBe(true);
    expect(whole?.subarray(0, form.length - 10)).toEqual(form.subarray(0, form.length - 10));
  });

  it('is none when it is no such form, or is cut off', () => {
    expect(withFiles(Buffer.from('{}'), 'application/json', [file])).toBeNull();
    expect(withFiles(form.subarray(0, 40), type, [file])).toBeNull();
  });
});
