import type { OutboundMessage, SendResult } from '../../channels/outbound.ts';
import type { AccountService, ChannelLine } from '../channels/account-service.ts';
import type { SendCode } from './one-time-code-service.ts';

type Kind = 'phone' | 'email';

const words = {
  vi: {
    subject: 'Mã xác nhận của bạn',
    text: (code: string) =>
      `Mã xác nhận 1022 của bạn: ${code}. Mã dùng được trong 5 phút. Không đưa mã này cho ai, kể cả người tự xưng là nhân viên.`,
  },
  en: {
    subject: 'Your confirmation code',
    text: (code: string) =>
      `Your 1022 confirmation code: ${code}. It is good for 5 minutes. Give it to nobody, not even to somebody who says they are staff.`,
  },
};

/** The account as it sends codes; null: it does not. */
function lineForCodes(line: ChannelLine, kind: Kind): ChannelLine | null {
  if (!line.adapter.codeSettings) return line;
  const settings = line.adapter.codeSettings(kind, line);
  return settings && { ...line, settings: { ...line.settings, ...settings } };
}

/** Accounts that can bring a code to an address of this kind, in the order in which they are asked: SMS last, which costs most. */
async function linesFor(accounts: Pick<AccountService, 'list'>, kind: Kind): Promise<ChannelLine[]> {
  const able = (await accounts.list())
    .filter((line) => line.active && line.adapter.send !== null && line.adapter.capabilities.reaches.includes(kind))
    .flatMap((line) => lineForCodes(line, kind) ?? [])
    .filter((line) => line.adapter.canReach?.(kind, line) ?? true);
  return able.sort((a, b) => Number(a.adapter.family === 'sms') - Number(b.adapter.family === 'sms'));
}

/** The person waits for the code: what fails for the moment, such as a connection that had just been closed, is tried twice. */
async function sendAgainWhenBroken(line: ChannelLine, message: OutboundMessage): Promise<SendResult> {
  const { send } = line.adapter;
  if (send === null) return { state: 'failed', errorClass: 'config', detail: 'this channel sends nothing' };
  const first = await send(message, line);
  const isBroken = first.state === 'failed' && first.errorClass === 'retry' && first.retryAfterMs === undefined;
  return isBroken ? send(message, line) : first;
}

/** Sends codes over the hub's own channels, as messages that no person wrote. */
export function codeSender(deps: {
  readonly accounts: Pick<AccountService, 'list' | 'touchOut'>;
  readonly newId: () => string;
  readonly log: { readonly warn: (fields: object, message: string) => void };
}): { readonly send: SendCode; readonly reaches: () => Promise<readonly Kind[]> } {
  return {
    /** Which addresses can be proved: those that some channel can write to. */
    async reaches() {
      const kinds: Kind[] = [];
      for (const kind of ['phone', 'email'] as const)
        if ((await linesFor(deps.accounts, kind)).length > 0) kinds.push(kind);
      return kinds;
    },
    async send({ kind, address, lang, code }) {
      const message: OutboundMessage = {
        id: deps.newId(),
        to: { kind, address, name: null },
        subject: words[lang].subject,
        text: words[lang].text(code),
        publicText: words[lang].subject,
        facts: { code, agency: '', link: '' },
        lastInboundAt: null,
        lang,
        automatic: true,
        references: [],
        replyToken: '',
        attachments: [],
      };
      for (const line of await linesFor(deps.accounts, kind)) {
        const result = await sendAgainWhenBroken(line, message);
        if (result.state === 'sent') {
          await deps.accounts.touchOut(line.id);
          return true;
        }
        // Nobody knows whether it went; a second account would perhaps send a second one, which does no harm.
        const why = result.state === 'failed' ? result.errorClass : null;
        deps.log.warn({ account: line.id, state: result.state, why }, 'a one-time code was not sent');
      }
      return false;
    },
  };
}
