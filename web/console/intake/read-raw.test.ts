import { describe, expect, it } from 'vitest';
import { readRaw, splitHead } from './read-raw.ts';

const nothing = { subject: '', senderName: '', email: '' };

describe('what a person is offered of a raw receipt', () => {
  it('is everything where nothing can be told apart', () => {
    const raw = 'Đường ngập ở cổng kho.\n\nChú ý: nước sâu 40 cm';

    expect(readRaw(raw)).toEqual({ ...nothing, text: raw });
    expect(splitHead(raw)).toEqual({ head: '', body: raw });
  });

  it('is sender, subject and words of a mail', () => {
    const raw = [
      'From: =?utf-8?Q?Nguy=E1=BB=85n_Th=E1=BB=8B?= =?utf-8?Q?_Lan?= <lan@nguoidan.example>',
      'Subject: =?UTF-8?B?xJDGsOG7nW5nIG5n4bqtcA==?=',
      'Content-Type: text/plain;',
      ' charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'C=E1=BB=95ng kho ng=E1=BA=ADp =',
      'sâu.',
    ].join('\n');

    expect(readRaw(raw)).toEqual({
      text: 'Cổng kho ngập sâu.',
      subject: 'Đường ngập',
      senderName: 'Nguyễn Thị Lan',
      email: 'lan@nguoidan.example',
    });
  });

  it('is the plain text among the parts of a mail', () => {
    const raw = [
      'From: lan@nguoidan.example',
      'Content-Type: multipart/mixed; boundary="ngoai"',
      '',
      '--ngoai',
      'Content-Type: multipart/alternative; boundary=trong',
      '',
      '--trong',
      'Content-Type: text/html',
      '',
      '<p>Ngập</p>',
      '--trong',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      'Tmfhuq1w',
      '--trong--',
      '--ngoai--',
    ].join('\n');

    expect(readRaw(raw)).toEqual({ ...nothing, text: 'Ngập', email: 'lan@nguoidan.example' });
  });

  it('is the fields of a form in each of its three shapes', () => {
    const found = { text: 'Ngập "nặng"', subject: 'Cổng', senderName: 'Lan', email: 'lan@nguoidan.example' };
    const json = '{"text":"Ngập \\"nặng\\"","subject":"C\\u1ed5ng","name":"Lan","email":"lan@nguoidan.example"';
    const line = `text=${encodeURIComponent('Ngập "nặng"')}&subject=C%E1%BB%95ng&name=Lan&email=lan%40nguoidan.example`;
    const parts = Object.entries({ text: 'Ngập "nặng"', subject: 'Cổng', name: 'Lan', email: 'lan@nguoidan.example' })
      .map(([name, value]) => `--x1\nContent-Disposition: form-data; name="${name}"\n\n${value}\n`)
      .join('');

    expect(readRaw(json)).toEqual(found);
    expect(readRaw(line)).toEqual(found);
    expect(readRaw(`${parts}--x1--`)).toEqual(found);
  });

  it('survives whatever it is given', () => {
    for (const raw of [
      '',
      '{',
      '--',
      '=',
      'From: =?x?B?%%%?= <',
      '\n\n',
      'Content-Type: multipart/mixed; boundary=a\n\n--a',
    ])
      expect(typeof readRaw(raw).text).toBe('string');
  });
});
