import type { StoredReceipt } from '../../src/channels/door.ts';
import { plainMessage, type Normalised } from '../../src/channels/inbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { withoutKeyword } from '../../src/domain/text/sms.ts';
import { smsSender } from '../../src/lib/sms/sender.ts';
import { keptParameters, receiptKinds } from './events.ts';
import { readTime } from './inbound-time.ts';
import { profileOf, type SmsHttpSettings } from './schema.ts';
import { talkOf } from './parameters.ts';
import { reportOf } from './status-rules.ts';

/** Understands stored parameters. Never throws. */
export function normaliseSmsHttp(receipt: StoredReceipt, account: Account<SmsHttpSettings>): Normalised {
  const { settings } = account;
  const parsed = keptParameters.safeParse(parseJson(receipt.body));
  if (!parsed.success) return { type: 'unreadable', reason: 'the parameters could not be read' };
  const params = Object.fromEntries(
    Object.entries(parsed.data).map(([name, value]) => [name, value.replaceAll('\u0000', '')]),
  );
  const profile = profileOf(settings);
  if (receipt.kind === receiptKinds.status || receipt.kind === receiptKinds.asked) {
    const report = reportOf(params, profile.status);
    if (report === null) return { type: 'ignore', reason: 'status without a meaning' };
    // Whoever knows the address can tell anything; a failure, which leads elsewhere, is asked back where that can be done.
    const isHearsay = receipt.kind === receiptKinds.status && !profile.status.isSigned && profile.ask !== null;
    const told = isHearsay && report.state === 'failed' ? { ...report, isHearsay } : report;
    return { type: 'notice', notice: { kind: 'delivery', reports: [told] } };
  }
  const { fields } = profile.inbound;
  const [raw, said] = [params[fields.from] ?? '', params[fields.text]];
  if (raw === '' || said === undefined) return { type: 'unreadable', reason: 'sender or text is missing' };
  const { from, conversation, automatic } = smsSender(raw);
  const text = settings.keyword === undefined ? said.trim() : withoutKeyword(said, settings.keyword);
  const sentAt = readTime(params[fields.time] ?? '');
  return {
    type: 'message',
    message: plainMessage({
      externalId: (params[fields.id] ?? '').trim() || receipt.externalId,
      from,
      text,
      fullText: text === said.trim() ? null : said,
      sentAt,
      conversation,
      ...(settings.joinSeconds > 0 && {
        group: talkOf(params, fields),
        // A part whose delivery failed at first comes after those that were sent later.
        ...(sentAt !== null && { groupPlace: sentAt.getTime() }),
      }),
      automatic,
    }),
  };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
