import { describe, expect, it } from 'vitest';
import { readAttribution } from './attribution.ts';
import { trimReply } from './trim-reply.ts';

describe('readAttribution', () => {
  it.each([
    ['Am 12.01.26 um 10:30 schrieb Hub:', 'weak'],
    ['Den 12.01.2026 10:30, skrev Hub:', 'weak'],
    ['Op 12-01-2026 om 10:30 schreef Hub:', 'weak'],
    ['Vào lúc 10:30 ngày 12/01/2026 anh An (an@x.example) đã viết:', 'weak'],
    ['Vào 10:30 ngày 12/01/2026, An <an@x.example> đã viết:', 'strong'],
    ['Am 12.01.2026 um 10:30 schrieb ich dem Amt:', null],
  ])('judges %j as %j', (line, expected) => {
    expect(readAttribution(line)).toBe(expected);
  });
});

describe('trimReply on lines that tell who wrote', () => {
  it('drops the line of a German Thunderbird also above interleaved answers', () => {
    const mail = 'Hallo,\n\nAm 12.01.2026 um 10:30 schrieb Hub:\n> Wo?\nHier.\n> Wann?\nGestern.';

    expect(trimReply(mail)).toBe('Hallo,\n\n> Wo?\nHier.\n> Wann?\nGestern.');
  });

  it('keeps what a person tells of a letter, above a quotation and all of it', () => {
    const told = 'Vào lúc 10:30 ngày 12/01/2026 anh An (an@x.example) đã viết:\n"tôi sẽ trả"\nnhưng chưa trả.';

    expect(trimReply(`Kính gửi tổng đài.\n${told}`)).toBe(`Kính gửi tổng đài.\n${told}`);
  });

  it('keeps a line without an address at the very top when nothing is quoted below it', () => {
    const mail = 'Le 12/01/2026 à 10:30 la police a écrit :\nrien';

    expect(trimReply(mail)).toBe(mail);
  });
});
