import { describe, expect, it } from 'vitest';
import { templates } from '../../../prisma/seed/templates.ts';
import { checkTemplate, templateChannels, templateRules } from './check-template.ts';

const channels = templateChannels([
  { kind: 'smpp', family: 'sms' },
  { kind: 'voice', family: 'voice' },
  { kind: 'email', family: 'letter' },
]);

function channelOf(channel: string) {
  const found = channels.find((one) => one.channel === channel);
  if (!found) throw new Error(`nothing is written for ${channel}`);
  return found;
}

function ruleOf(key: string) {
  const rule = templateRules.get(key);
  if (!rule) throw new Error(`no rule for ${key}`);
  return rule;
}

function fieldsOf(key: string, text: { channel?: string; subject?: string | null; body: string }): string[] {
  const { channel = '*', subject = null, body } = text;
  return checkTemplate({ subject, body }, ruleOf(key), channelOf(channel)).map((problem) => problem.field);
}

describe('a template', () => {
  it.each(templates.map((template) => [`${template.key}/${template.channel}/${template.lang}`, template] as const))(
    'that comes with the hub is one that may be saved: %s',
    (_, template) => {
      expect(checkTemplate(template, ruleOf(template.key), channelOf(template.channel))).toEqual([]);
    },
  );

  it('is written for all channels, for a family or for one kind, and never for a telephone', () => {
    expect(channels.map(({ channel, family }) => [channel, family])).toEqual([
      ['*', 'letter'],
      ['email', 'letter'],
      ['chat', 'chat'],
      ['sms', 'sms'],
      ['smpp', 'sms'],
    ]);
  });

  it('may not name a variable that nobody fills in', () => {
    expect(fieldsOf('answer', { body: '{{text}} {{name}}' })).toEqual(['body']);
    expect(fieldsOf('answer', { subject: '[{{maso}}]', body: '{{text}}' })).toEqual(['subject']);
    expect(fieldsOf('status', { body: '{{code}} {{state}} {{promise}}' })).toEqual(['body']);
  });

  it('that everybody reads names neither the private link nor the words', () => {
    expect(fieldsOf('public', { body: '{{code}} {{link}}' })).toEqual(['body']);
    expect(fieldsOf('public', { body: '{{code}} {{text}}' })).toEqual(['body']);
  });

  it.each(['{{text}} {{code', '{{text}} code}}', '{{text}} {{ma hồ sơ}}', '{{text}} {{}}'])(
    'may not hold half a variable: %s',
    (body) => {
      expect(fieldsOf('answer', { body })).toEqual(['body']);
    },
  );

  it('takes a variable with blanks inside its brackets', () => {
    expect(fieldsOf('answer', { body: 'Về {{ code }}: {{text }}' })).toEqual([]);
  });

  it('must carry what it is for', () => {
    expect(fieldsOf('answer', { body: 'Chúng tôi đã trả lời ở {{link}}' })).toEqual(['body']);
    expect(fieldsOf('ack', { body: 'Đã nhận.' })).toEqual(['body']);
  });

  it('is short where people read it on a telephone', () => {
    const body = `{{text}} ${'a'.repeat(330)}`;
    expect(fieldsOf('answer', { body })).toEqual([]);
    expect(fieldsOf('answer', { channel: 'sms', body })).toEqual(['body']);
    expect(fieldsOf('answer', { channel: 'smpp', body })).toEqual(['body']);
  });

  it('has a subject of one line', () => {
    expect(fieldsOf('answer', { subject: 'Trả lời\nBcc: x', body: '{{text}}' })).toEqual(['subject']);
  });
});
