import type { Automatic } from '../../src/channels/port.ts';
import { messageIds, parameter, splitMail, type MailHeaders } from './mail-headers.ts';
import type { MimeContent } from './mime.ts';
import { normaliseAddress } from './sender.ts';

/** What a delivery report says, field by field (RFC 3464). */
type Recipient = {
  readonly address: string | null;
  readonly action: string;
  readonly status: string;
  readonly diagnostic: string;
};

const daemon =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|post[-_.]?master|mdaemon|mailerdaemon|mail[-_.]?delivery.*|maildeliver\w*|no-?reply)@|^(?:mailer-daemon|postmaster)$/iu;

const bounceSubject =
  /undeliver|returned mail|return(?:ed)? to sender|failure notice|fail(?:ure|ed) (?:delivery|notice)|delivery (?:status|fail|error|notification|problem|has failed)|mail delivery|(?:mail|message|e-?mail) (?:could not be|was not|not|failure|system error|bounce|error|delivery|rejected)|bounce|nondeliver|non[- ]?delivery|warning: message .{1,80} delayed|メールエラー|could(?: not|n't) (?:be )?(?:send|deliver)|unzustellbar|zurück an absender|non remis|échec|no se (?:pudo|ha podido)|配信|送信|недоставлен|не доставлено|退信|系统退信|không (?:gửi|chuyển|phát) được|không thể (?:gửi|chuyển|phát)|gửi thư (?:không thành công|thất bại)|thư bị trả lại|thư (?:bị )?hoàn lại/iu;

const bounceBody =
  /(?:unable to|could(?: not|n't)|cannot|can't|not|fail(?:ed)? to) (?:be )?deliver|delivery (?:to the following|has failed|failed|errors?)|undeliverable|user (?:unknown|not found)|unknown user|no such user|mailbox (?:unavailable|not found|is full|full|unknown)|(?:permanent|fatal) error|permanently failed|following address(?:es)?\(?|recipients? (?:was|were|is|could|rejected|address)|"notificationType":\s*"bounce"|\b[45]\.\d{1,2}\.\d{1,3}\b|\b55[0-9] /iu;

const delayWords =
  /delayed|delay\b|will (?:retry|continue|be retried|keep trying)|not yet been delivered|warning: (?:message|could)|still being (?:attempted|retried)|chậm trễ|vẫn chưa (?:gửi|chuyển) được/iu;

/** Whether a mail reports the fate of another: a bounce, a delay, a read receipt or a complaint. Null: it does not. */
export function readReport(headers: MailHeaders, subject: string, content: MimeContent): Automatic | null {
  const type = headers.first('content-type') ?? '';
  const reportType = /^multipart\/report\b/iu.test(type) ? (parameter(type, 'report-type')?.toLowerCase() ?? '') : '';
  const complaint = content.reports.find((report) => report.type === 'message/feedback-report');
  if (reportType === 'feedback-report' || complaint !== undefined) return readComplaint(complaint?.text ?? '');
  if (/^complaint about message from /iu.test(subject)) return { kind: 'complaint', detail: 'subject' };
  const delivery = content.reports.find((report) => report.type.endsWith('delivery-status'));
  if (delivery !== undefined) return readDeliveryStatus(delivery.text);
  if (
    reportType === 'disposition-notification' ||
    content.reports.some((report) => report.type === 'message/disposition-notification')
  ) {
    return { kind: 'auto-reply', detail: 'disposition-notification' };
  }
  if (reportType === 'delivery-status' || isPlainBounce(headers, subject, content))
    return readPlainBounce(headers, subject, content);
  return null;
}

function readComplaint(report: string): Automatic {
  return { kind: 'complaint', detail: `feedback-report: ${field(report, 'feedback-type') ?? 'unknown'}` };
}

function readDeliveryStatus(report: string): Automatic {
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
  return withFailed({ kind: 'bounce', detail: detail || 'failed' }, failed.address, !failed.status.startsWith('4'));
}

function readRecipient(block: string): Recipient {
  const raw = field(block, 'final-recipient') ?? field(block, 'original-recipient') ?? '';
  return {
    address: normaliseAddress(
      raw
        .replace(/^[^;]*;/u, '')
        .trim()
        .replace(/^<|>$/gu, ''),
    ),
    action: field(block, 'action')?.toLowerCase().split(/[\s(]/u)[0] ?? '',
    status: /\d\.\d{1,3}\.\d{1,3}/u.exec(field(block, 'status') ?? '')?.[0] ?? '',
    diagnostic: field(block, 'diagnostic-code')?.replace(/^\w+;\s*/u, '') ?? '',
  };
}

/** One field of a report block, unfolded. */
function field(block: string, name: string): string | null {
  const lines = block.split(/\r?\n/u);
  const start = lines.findIndex((line) => line.toLowerCase().startsWith(`${name}:`));
  if (start < 0) return null;
  let value = (lines[start] ?? '').slice(name.length + 1);
  for (let next = start + 1; /^[ \t]/u.test(lines[next] ?? ''); next += 1) value += ` ${(lines[next] ?? '').trim()}`;
  return value.trim();
}

/** Many servers report in free text: from a daemon or without a sender, in words that only such mails use. */
function isPlainBounce(headers: MailHeaders, subject: string, content: MimeContent): boolean {
  if (headers.has('x-failed-recipients')) return true;
  const from = headers.first('from') ?? '';
  const sender = /[^\s<>"(),]+@[^\s<>"(),]+/u.exec(from)?.[0] ?? from.trim();
  const isDaemon = daemon.test(sender) || /mailer-daemon/iu.test(from) || isNullSender(headers);
  return isDaemon && (bounceSubject.test(subject) || bounceBody.test(content.text.slice(0, 5000)));
}

/** `Return-Path: <>`: the mail was sent so that nobody could answer it. */
export function isNullSender(headers: MailHeaders): boolean {
  return headers.all('return-path').some((value) => /^<?\s*>?$/u.test(value) || /^<?mailer-daemon>?$/iu.test(value));
}

function readPlainBounce(headers: MailHeaders, subject: string, content: MimeContent): Automatic {
  const notice =
    content.text
      .slice(0, 5000)
      .split(/^-+ ?(?:this is a copy|below this line|original message|returned message)/imu)[0] ?? '';
  const named = headers.first('x-failed-recipients')?.split(',')[0] ?? firstAddress(notice);
  const code = /\b([45])\.\d{1,2}\.\d{1,3}\b/u.exec(notice) ?? /\b([45])[0-5]\d[ -]/u.exec(notice);
  const detail =
    (code === null ? subject : notice.slice(code.index, code.index + 200).replace(/\s+/gu, ' ')).trim() || 'bounce';
  if (delayWords.test(subject) || (code?.[1] === '4' && delayWords.test(notice))) return { kind: 'delayed', detail };
  return withFailed({ kind: 'bounce', detail }, normaliseAddress(named ?? ''), code?.[1] !== '4');
}

function firstAddress(notice: string): string | null {
  const own = /(?:^|[\s<:;"'(])([^\s<>()[\]"':;,@]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+)/imu.exec(notice);
  return own?.[1] ?? null;
}

function withFailed(report: Automatic, address: string | null, permanent: boolean): Automatic {
  return address === null ? report : { ...report, failed: { address, permanent } };
}

/** Message-IDs of the mail that a report is about, so that the report finds its ticket. */
export function reportedMessageIds(content: MimeContent): readonly string[] {
  const originals = content.attachments
    .filter((file) => file.type === 'message/rfc822')
    .map((file) => splitMail(file.bytes).headers);
  const heads = content.reports
    .filter((report) => report.type === 'text/rfc822-headers')
    .map((report) => splitMail(Buffer.from(report.text)).headers);
  const attached = [...originals, ...heads].flatMap((original) => messageIds(original.first('message-id')));
  const quoted = /^message-id:\s*(<[^<>\s]{1,250}>)/imu.exec(content.text)?.[1];
  return quoted === undefined ? attached : [...attached, quoted];
}
