import { describe, expect, it } from 'vitest';
import type { TemplateList } from '../../../src/contract/templates.ts';
import { channelsWithText, fillText, ownText, widerText } from './find-text.ts';

const text = (channel: string, lang: 'vi' | 'en' = 'vi') => ({
  key: 'answer',
  channel,
  lang,
  subject: null,
  body: `${channel} ${lang}`,
  shipped: null,
  changed: null,
});

const list: TemplateList = {
  kinds: [],
  channels: [
    { channel: '*', family: 'letter', maxText: 5000 },
    { channel: 'email', family: 'letter', maxText: 5000 },
    { channel: 'chat', family: 'chat', maxText: 1500 },
    { channel: 'sms', family: 'sms', maxText: 320 },
    { channel: 'zalo', family: 'chat', maxText: 1500 },
    { channel: 'smpp', family: 'sms', maxText: 320 },
  ],
  items: [text('*'), text('chat'), text('zalo'), text('*', 'en')],
};

describe('the text that counts for a channel', () => {
  it.each([
    ['zalo', 'zalo vi', 'chat vi'],
    ['chat', 'chat vi', '* vi'],
    ['smpp', null, '* vi'],
    ['email', null, '* vi'],
    ['*', '* vi', null],
  ])('%s', (channel, own, wider) => {
    const choice = { kind: 'answer', channel, lang: 'vi' } as const;
    expect([ownText(list, choice)?.body ?? null, widerText(list, choice)?.body ?? null]).toEqual([own, wider]);
  });

  it('is looked for in its own language', () => {
    expect(widerText(list, { kind: 'answer', channel: 'zalo', lang: 'en' })?.body).toBe('* en');
  });

  it('is listed where it is of its own', () => {
    expect(channelsWithText(list, 'answer')).toEqual(['*', 'chat', 'zalo']);
  });

  it('keeps what nobody fills in', () => {
    expect(fillText('{{code}} {{ code }} {{maso}} {{', { code: 'BN-1' })).toBe('BN-1 BN-1 {{maso}} {{');
  });
});
