import { describe, expect, it } from 'vitest';
import { parsedMail as mail, parsedMultipart as multipart } from '../../test/support/mail/parsed-mail.ts';

describe('files of Outlook', () => {
  it('come out of winmail.dat, with its text when the mail has none', () => {
    const tnef = Buffer.concat([
      Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 0]),
      attribute(1, 0x0002800c, Buffer.from('Duong ngap\0')),
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x0006800f, Buffer.from('%PDF-')),
      attribute(2, 0x00018010, Buffer.from('a.pdf\0')),
      attribute(2, 0x00069005, longName('Đơn thư.pdf')),
    ]);
    const message = mail(
      ['Content-Type: application/ms-tnef; name=winmail.dat', 'Content-Transfer-Encoding: base64'],
      tnef.toString('base64'),
    );

    expect(message.text).toBe('Duong ngap');
    expect(message.attachments.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([['Đơn thư.pdf', '%PDF-']]);
  });

  it('come out of a mail that Outlook attached inside winmail.dat, whose words become a file', () => {
    const start = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0, 0]);
    const inner = Buffer.concat([
      start,
      attribute(1, 0x00069003, property(0x102, 0x1009, packedRtf)),
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x0006800f, Buffer.from('%PDF-')),
      attribute(2, 0x00018010, Buffer.from('a.pdf\0')),
    ]);
    const outer = Buffer.concat([
      start,
      attribute(2, 0x00069002, Buffer.alloc(14)),
      attribute(2, 0x00018010, Buffer.from('Thu cu\0')),
      attribute(2, 0x00069005, property(0x0d, 0x3701, Buffer.concat([Buffer.alloc(16), inner]))),
    ]);
    const message = mail(
      ['Content-Type: application/ms-tnef', 'Content-Transfer-Encoding: base64'],
      outer.toString('base64'),
    );

    expect(message.attachments.map(({ name, bytes }) => [name, bytes.toString()])).toEqual([
      ['Thu cu.txt', 'hello world'],
      ['a.pdf', '%PDF-'],
    ]);
  });

  it('named winmail.dat that are none stay as they are', () => {
    const message = multipart('mixed', 'Content-Type: application/ms-tnef; name=winmail.dat\r\n\r\nx?>"broken');

    expect(message.attachments.map((file) => file.name)).toEqual(['winmail.dat']);
  });
});

function attribute(level: number, id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt8(level, 0);
  head.writeUInt32LE(id, 1);
  head.writeUInt32LE(value.length, 5);
  return Buffer.concat([head, value, Buffer.alloc(2)]);
}

const packedRtf = Buffer.from(
  '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0',
  'hex',
);

/** PR_ATTACH_LONG_FILENAME in Unicode. */
function longName(name: string): Buffer {
  return property(0x1f, 0x3707, Buffer.from(`${name}\0`, 'utf16le'));
}

/** A list of one MAPI property. */
function property(type: number, id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(1, 0);
  head.writeUInt16LE(type, 4);
  head.writeUInt16LE(id, 6);
  head.writeUInt32LE(1, 8);
  head.writeUInt32LE(value.length, 12);
  return Buffer.concat([head, value, Buffer.alloc((4 - (value.length % 4)) % 4)]);
}
