import type { Automatic } from '../../src/channels/inbound.ts';
import { normaliseAddress } from './sender.ts';

/** What a report says about one recipient (RFC 3464). */
type Recipient = {
  readonly address: string | null;
  readonly action: string;
  readonly status: string;
  readonly diagnostic: string;
};

/** Judges a `message/delivery-status`; a failure goes before everything else that it tells. */
export function readDeliveryStatus(report: string): Automatic {
  const recipients = report
    .split(/\r?\n[ \t]*\r?\n/u)
    .map(readRecipient)
    .filter((recipient) => recipient.action !== '' || recipient.address !== null);
  const failed = recipients.find((recipient) => recipient.action === 'failed') ?? recipients[0];
  const detail = [failed?.status, failed?.diagnostic]
    .filter((part) => part !== undefined && part !== '')
    .join(' ')
    .slice(0, 500);
  if (failed === undefined) return { kind: 'bounce', detail: 'delivery-status' };
  if (failed.action === 'delayed') return { kind: 'delayed', detail: detail || 'delayed' };
  if (['delivered', 'relayed', 'expanded'].includes(failed.action))
    return { kind: 'auto-reply', detail: `delivery-status: ${failed.action}` };
  return withFailed({ kind: 'bounce', detail: detail || 'failed' }, failed.address, isPermanent(detail));
}

/**
 * Whether a status or reply is final. A full mailbox (x.2.2) states class 5 but passes; words decide where there is no
 * code, and without any hint a failure is final.
 */
export function isPermanent(detail: string): boolean {
  const status = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/u.exec(detail);
  if (status !== null) return status[1] !== '4' && !(status[2] === '2' && status[3] === '2');
  const reply = /\b([45])[0-5]\d\b/u.exec(detail);
  if (reply !== null) return reply[1] !== '4';
  return !/mailbox (?:is )?full|over ?quota|quota exceeded|hộp thư (?:đã )?đầy|temporar|try again later|timed? ?out/iu.test(
    detail,
  );
}

/** Adds whose address failed, where the report names it. */
export function withFailed(report: Automatic, address: string | null, permanent: boolean): Automatic {
  return address === null ? report : { ...report, failed: { address, permanent } };
}

function readRecipient(block: string): Recipient {
  return {
    address: addressOf(reportField(block, 'final-recipient')) ?? addressOf(reportField(block, 'original-recipient')),
    action: reportField(block, 'action')?.toLowerCase().split(/[\s(]/u)[0] ?? '',
    status: /\d\.\d{1,3}\.\d{1,3}/u.exec(reportField(block, 'status') ?? '')?.[0] ?? '',
    diagnostic: reportField(block, 'diagnostic-code')?.replace(/^[\w-]+;\s*/u, '') ?? '',
  };
}

/** 'rfc822; <an@x.vn>' as a plain address; forms that are no address give null. */
function addressOf(value: string | null): string | null {
  const text = (value ?? '')
    .replace(/^[^;]*;/u, '')
    .replace(/\([^()]*\)/gu, '')
    .trim()
    .replace(/^<|>$/gu, '');
  // '"an.vn"@x.vn' is how some servers write what they were given without quotes.
  return normaliseAddress(text) ?? normaliseAddress(text.replace(/^"([^"\\]+)"@/u, '$1@'));
}

/** One field of a report, unfolded; programs that put a blank before the colon are understood. */
export function reportField(block: string, name: string): string | null {
  const lines = block.split(/\r?\n/u);
  const start = lines.findIndex((line) => {
    const head = line.slice(0, name.length + 3).toLowerCase();
    return head.startsWith(name) && head.slice(name.length).trimStart().startsWith(':');
  });
  if (start < 0) return null;
  const first = lines[start] ?? '';
  let value = first.slice(first.indexOf(':') + 1);
  for (let next = start + 1; /^[ \t]/u.test(lines[next] ?? ''); next += 1) value += ` ${(lines[next] ?? '').trim()}`;
  return value.trim();
}
