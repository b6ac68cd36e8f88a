import type { FieldProblem } from '../../channels/door.ts';
import type { ChannelEntry, ChannelFamily } from '../../domain/reference/channel-entry.ts';

type Rule = {
  /** What may stand in `{{…}}`: exactly what the sender of this kind of message fills in. */
  readonly variables: readonly string[];
  /** Without these the message says nothing. */
  readonly needs: readonly string[];
  readonly hasSubject: boolean;
};

const spoken: Rule = { variables: ['code', 'text', 'agency', 'promise', 'link'], needs: ['text'], hasSubject: true };

/** Kinds of messages with their variables, in the order in which a person gets them. */
export const templateRules: ReadonlyMap<string, Rule> = new Map([
  ['ack', { variables: ['code', 'promise', 'link', 'problems'], needs: ['code'], hasSubject: true }],
  ['question', spoken],
  ['answer', spoken],
  ['notice', spoken],
  ['status_open', { variables: ['code', 'state', 'promise'], needs: ['code', 'state'], hasSubject: false }],
  ['status', { variables: ['code', 'state'], needs: ['code', 'state'], hasSubject: false }],
  // What a notice says of a split.
  ['split', { variables: ['code', 'codes'], needs: ['codes'], hasSubject: false }],
  ['split_undone', { variables: ['code', 'codes'], needs: ['code'], hasSubject: false }],
  // Everybody reads it: neither the private link nor anybody's words.
  ['public', { variables: ['code', 'agency'], needs: ['code'], hasSubject: false }],
]);

type WritingFamily = Exclude<ChannelFamily, 'voice'>;

/** Longest template by what people read it as, in characters; the text it carries comes on top. */
const maxText: Readonly<Record<WritingFamily, number>> = { letter: 5000, chat: 1500, sms: 320 };

type TemplateChannel = {
  readonly channel: string;
  readonly family: WritingFamily;
  readonly maxText: number;
};

/** Everything that a template may be written for: all channels, a family, one kind. */
export function templateChannels(kinds: readonly Pick<ChannelEntry, 'kind' | 'family'>[]): TemplateChannel[] {
  const letters = kinds.filter(({ family }) => family === 'letter');
  const others = kinds.filter(({ family }) => family !== 'letter');
  const families = [
    { kind: 'chat', family: 'chat' },
    { kind: 'sms', family: 'sms' },
  ] as const;
  return [{ kind: '*', family: 'letter' } as const, ...letters, ...families, ...others].flatMap(({ kind, family }) =>
    family === 'voice' ? [] : [{ channel: kind, family, maxText: maxText[family] }],
  );
}

const placeholder = /\{\{\s*([a-zA-Z]+)\s*\}\}/gu;

function variablesIn(text: string): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name);
}

function checkVariables(field: 'subject' | 'body', text: string, rule: Rule): FieldProblem[] {
  const unknown = [...new Set(variablesIn(text))].filter((name) => !rule.variables.includes(name));
  const known = rule.variables.map((name) => `{{${name}}}`).join(', ');
  const problems = unknown.map((name) => ({
    field,
    message: {
      vi: `Không có biến {{${name}}} cho loại tin này. Các biến dùng được: ${known}.`,
      en: `There is no variable {{${name}}} for this kind of message. You can use: ${known}.`,
    },
  }));
  const torn = {
    field,
    message: {
      vi: 'Có dấu {{ hoặc }} chưa thành cặp: viết biến như {{code}}.',
      en: 'There is a {{ or }} without its other half: write a variable as {{code}}.',
    },
  };
  return /\{\{|\}\}/u.test(text.replaceAll(placeholder, '')) ? [...problems, torn] : problems;
}

/** What is wrong with a text, tied to its field; empty: it may be saved. */
export function checkTemplate(
  input: { readonly subject: string | null; readonly body: string },
  rule: Rule,
  { maxText: most }: Pick<TemplateChannel, 'maxText'>,
): FieldProblem[] {
  const problems = [
    ...checkVariables('subject', input.subject ?? '', rule),
    ...checkVariables('body', input.body, rule),
  ];
  if (/[\r\n]/u.test(input.subject ?? ''))
    problems.push({
      field: 'subject',
      message: { vi: 'Tiêu đề chỉ có một dòng.', en: 'A subject has one line.' },
    });
  const used = variablesIn(input.body);
  for (const name of rule.needs.filter((one) => !used.includes(one)))
    problems.push({
      field: 'body',
      message: {
        vi: `Thiếu {{${name}}}: không có biến này, tin không còn ý nghĩa.`,
        en: `{{${name}}} is missing: without it the message says nothing.`,
      },
    });
  if (input.body.length > most)
    problems.push({
      field: 'body',
      message: {
        vi: `Dài ${input.body.length} ký tự, tối đa ${most} cho kênh này.`,
        en: `${input.body.length} characters long, at most ${most} for this channel.`,
      },
    });
  return problems;
}
