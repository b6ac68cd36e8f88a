import type { Automatic } from '../../src/channels/inbound.ts';
import { readAddressList } from './address-list.ts';
import { isPermanent, reportField, withFailed } from './delivery-report.ts';
import { splitMail, type MailHeaders } from './mail-headers.ts';
import type { MimeContent } from './mime.ts';
import { normaliseAddress } from './sender.ts';

/** Names of machines that write about mail; people do not use them. */
const daemon =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|post[-_.]?master|mdaemon|mailerdaemon|mail[-_.]?delivery.*|maildeliver\w*|mailsystem|mail-?system|no-?reply|microsoftexchange[0-9a-f]+|mail\.ru-?support|bounces?(?:[-+].*)?)@|^(?:mailer-daemon|postmaster)$/iu;

const bounceSubject =
  /undeliver|returned mail|return(?:ed)? to sender|failure notice|fail(?:ure|ed) (?:delivery|notice)|delivery (?:status|fail|error|notification|problem|delayed|has failed)|mail delivery|(?:mail|message|e-?mail) (?:could not be|was not|not|failure|system error|bounce|error|delivery|rejected)|bounce|nondeliver|non[- ]?delivery|warning: message .{1,80} delayed|メールエラー|could(?: not|n't) (?:be )?(?:send|deliver)|unzustellbar|zurück an absender|non remis|échec|no se (?:pudo|ha podido)|配信|送信|недоставлен|не доставлено|退信|系统退信|không (?:gửi|chuyển|phát) được|không thể (?:gửi|chuyển|phát)|gửi thư (?:không thành công|thất bại)|hoàn trả thư|(?:thư|mail) (?:đã )?bị trả lại|thư (?:bị )?hoàn lại/iu;

const bounceBody =
  /(?:unable to|could(?: not|n't)|cannot|can't|not|fail(?:ed)? to) (?:be )?deliver|did not reach the following|delivery (?:to the following|has failed|failed|errors?)|undeliverable|user (?:unknown|not found)|unknown (?:user|recipient)|invalid user|no such user|mailbox (?:unavailable|not found|is full|full|unknown)|(?:permanent|fatal) error|permanently failed|following address(?:es)?\(?|recipients? (?:was|were|is|could|rejected|address)|was rejected|notificationType\\?"\s*:\s*\\?"bounce|không gửi được (?:đến|tới)|không tồn tại|\b[45]\.\d{1,2}\.\d{1,3}\b|\b55[0-9] /iu;

const delayWords =
  /delayed|delay\b|will (?:retry|continue|be retried|keep trying)|not yet been delivered|warning: (?:message|could)|still being (?:attempted|retried)|chậm trễ|vẫn chưa (?:gửi|chuyển) được/iu;

/** Below such a line stands the mail that came back, whose addresses are not the one that failed. */
const originalBelow =
  /^[\s>*]*-{0,20}\s*(?:this is a copy|below this line|original message|returned message|the original message (?:follows|headers)|copy of (?:the|your) (?:original )?message|message headers? follows?|bounced e-?mail|original mail|thư gốc)/imu;

/** Subjects that programs write and people only forward, which puts 'Fwd:' before them. */
const programSubject =
  /^(?:undeliver(?:able|ed)\b|non-?deliver(?:able|y)\b|returned mail\b|(?:mail )?delivery (?:status notification|failure|failed|has failed|delayed|error)|mail delivery (?:failed|failure)|failure notice\b|failed mail\b|message (?:undeliverable|delivery failure)|mail system error|(?:thư|tin|email|e-mail) (?:không (?:gửi|chuyển|phát) được|(?:bị )?(?:trả|hoàn) lại)|không (?:gửi|chuyển|phát) được (?:thư|tin|email|e-mail)|gửi (?:thư|email) (?:không thành công|thất bại)|báo lỗi gửi thư|unzustellbar|nicht zustellbar|échec de (?:la )?(?:remise|distribution)|non remis|退信|系统退信|配信不能)/iu;

/** What such programs say about one recipient, at the end of a line or before the reason. */
const programWords =
  /\b[45]\d\d[ -]#?[45]\.\d{1,2}\.\d{1,3}\b|\b55[0-4][ -]|smtp error|did not reach the following|could not be delivered to|(?:unable|failed) to deliver|wasn't able to deliver|was not delivered to|user unknown|unknown user|no such user|unrouteable address|host unknown|domain not found|không gửi được (?:đến|tới)|không (?:thể )?(?:chuyển|phát|gửi) (?:thư )?(?:đến|tới|cho)|hộp thư không tồn tại|địa chỉ không tồn tại|người nhận không tồn tại/iu;

const ownWords =
  /(?<!\p{L})(?:(?<!chúng )tôi|nhờ|đề nghị|kính gửi|cháu|giúp)(?!\p{L})|\bmy (?:e-?mail|mail|message|letter|parcel)|\bi (?:sent|wrote|tried)\b|\bplease help/iu;
const toldWords = /(?:thư|tin nhắn|email|e-mail) (?:của|mà) (?:bạn|quý|ông|anh|chị)|\byour (?:e-?mail|mail|message)/iu;

/** How much of a notice is read. */
const noticeLength = 8000;
const noticeBeginning = 1500;

/** Many servers report in free text: from a daemon or without a sender, in words that only such mails use. */
export function isPlainBounce(headers: MailHeaders, subject: string, content: MimeContent): boolean {
  if (headers.has('x-failed-recipients')) return true;
  const from = headers.first('from') ?? '';
  const sender = /[^\s<>"(),]+@[^\s<>"(),]+/u.exec(from)?.[0] ?? from.trim();
  const isDaemon = daemon.test(sender) || /mailer-daemon|mail deliver/iu.test(from) || isNullSender(headers);
  const notice = content.text.slice(0, noticeLength);
  if (/^mailer[-_.]?daemon(?:@|$)/iu.test(sender)) return true;
  if (isDaemon) return bounceSubject.test(subject) || bounceBody.test(notice);
  return programSubject.test(subject) && isNotice(headers, notice, content);
}

/** A person who tells that a letter came back speaks of himself or asks for something; a program speaks of 'your message'. */
function isTold(beginning: string): boolean {
  return ownWords.test(beginning) && !toldWords.test(beginning);
}

/**
 * A notice without any header of one, from whatever address an administrator chose: its first lines speak of another
 * address than those that wrote and were written to. People who ask about such a notice put their own words first.
 */
function isNotice(headers: MailHeaders, notice: string, content: MimeContent): boolean {
  if (headers.has('in-reply-to') && !headers.has('x-failed-recipients') && /^>/mu.test(notice)) return false;
  const beginning = notice.slice(0, noticeBeginning);
  if (isTold(beginning)) return false;
  return programWords.test(beginning) && failedAddress(headers, beginning, content) !== null;
}

/** `Return-Path: <>`: the mail was sent so that nobody could answer it. */
export function isNullSender(headers: MailHeaders): boolean {
  return headers.all('return-path').some((value) => /^<?\s*>?$/u.test(value) || /^<?mailer-daemon>?$/iu.test(value));
}

/** What a report in free text says: a failure with the address it names, or a delay. */
export function readPlainBounce(headers: MailHeaders, subject: string, content: MimeContent): Automatic {
  const text = content.text.slice(0, noticeLength);
  const below = originalBelow.exec(text)?.index ?? text.length;
  // A notice that begins with such a line has its own words below it.
  const notice = below < 40 ? text : text.slice(0, below);
  const code = /\b[245]\.\d{1,2}\.\d{1,3}\b|\b[45][0-5]\d[ -]/u.exec(notice);
  const words = code === null ? subject : notice.slice(code.index, code.index + 200).replace(/\s+/gu, ' ');
  const detail = words.trim() || 'bounce';
  const isTemporary = code?.[0].startsWith('4') === true;
  if (delayWords.test(subject) || ((isTemporary || code === null) && delayWords.test(notice)))
    return { kind: 'delayed', detail };
  const isFinal = isPermanent(code === null ? notice : detail);
  return withFailed({ kind: 'bounce', detail }, failedAddress(headers, notice, content), isFinal);
}

/**
 * The address a report is about. The report's own sender and recipient and the names of machines are taken only when
 * nothing else is named: somebody may have written to a postmaster or to himself. Null: it names none.
 */
export function failedAddress(headers: MailHeaders, notice: string, content: MimeContent): string | null {
  const sender = new Set(addressesIn(headers, 'from'));
  const own = new Set([...sender, ...addressesIn(headers, 'to'), ...addressesIn(headers, 'cc')]);
  const named = [
    ...(headers.first('x-failed-recipients')?.split(',') ?? []),
    reportField(content.text, 'final-recipient')?.replace(/^[^;]*;/u, '') ?? '',
    ...labelled(notice),
    ...standing(notice),
    ...anywhere(notice),
    ...originalRecipients(content),
    ...(reportField(content.text.slice(notice.length), 'to')?.split(',') ?? []),
  ].flatMap((candidate) => normaliseAddress(candidate.trim().replace(/^<|>$/gu, '')) ?? []);
  const foreign = named.find((address) => !own.has(address) && !daemon.test(address));
  return foreign ?? named.find((address) => !sender.has(address)) ?? null;
}

function addressesIn(headers: MailHeaders, name: string): readonly string[] {
  return readAddressList((headers.first(name) ?? '').slice(0, 5000)).mailboxes.flatMap(
    ({ address }) => normaliseAddress(address) ?? [],
  );
}

const address = String.raw`<?([^\s<>()[\]"':;,@\\]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+)>?`;

/** 'Recipient address: an@x.vn', also inside the JSON that some providers send. */
function labelled(notice: string): readonly string[] {
  const label = String.raw`(?:recipients?(?: address)?|original address|rcpt to|target mail address|failed address|emailaddress|người nhận|địa chỉ nhận)`;
  return allAddresses(notice, new RegExp(String.raw`${label}\\?["']?\s*[:：=]\s*\\?["']?${address}`, 'giu'));
}

/** An address that begins a line, alone or before its reason: qmail, postfix, sendmail, Exchange. */
function standing(notice: string): readonly string[] {
  return allAddresses(notice, new RegExp(String.raw`^[ \t]*(?:[-*•]+[ \t]*)?${address}`, 'gimu'));
}

function anywhere(notice: string): readonly string[] {
  return allAddresses(notice, new RegExp(String.raw`(?:^|[\s<:;"'(])${address}`, 'gimu'));
}

function allAddresses(notice: string, pattern: RegExp): readonly string[] {
  return Array.from(notice.matchAll(pattern), (match) => match[1] ?? '').slice(0, 20);
}

/** Whom the returned mail had been written to, when it was one person. */
function originalRecipients(content: MimeContent): readonly string[] {
  const original =
    content.attachments.find((file) => file.type === 'message/rfc822')?.bytes ??
    content.reports.find((report) => report.type === 'text/rfc822-headers')?.text;
  if (original === undefined) return [];
  const recipients = addressesIn(splitMail(Buffer.from(original)).headers, 'to');
  return recipients.length === 1 ? recipients : [];
}
