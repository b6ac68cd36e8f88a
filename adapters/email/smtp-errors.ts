import type { SendErrorClass, SendResult } from '../../src/channels/outbound.ts';

type SmtpFailure = {
  readonly code: string;
  readonly command: string;
  readonly responseCode: number | null;
  readonly detail: string;
};

/** Greylisting servers want the same mail again after some minutes. */
const greylistMs = 5 * 60_000;
/** A full mailbox is emptied by a person, not by waiting a moment. */
const fullMailboxMs = 60 * 60_000;

/** Nobody is there: also how servers say so that write no code of RFC 3463, or the wrong one. */
const unknownUser =
  /(?:user|recipient|mailbox|account|address) (?:is )?(?:unknown|unavailable|not found|inactive|disabled|does(?: not|n't) exist)|(?:unknown|invalid|no such) (?:user|recipient|mailbox|address)|no mailbox|does(?: not|n't) exist|not a (?:known|valid) (?:user|mailbox|recipient)|address rejected/iu;
const relayRefused = /relay(?:ing)? (?:access )?(?:is )?(?:denied|not (?:permitted|allowed))|unable to relay/iu;

/**
 * What a failed SMTP delivery means for the message. `wasHandedOver` tells that the last byte had left before the
 * connection broke: then nobody knows whether the server took the mail, and sending again could double it.
 */
export function classifySmtpError(error: unknown, wasHandedOver: boolean): SendResult {
  const failure = readFailure(error);
  if (failure.responseCode === null && wasHandedOver) return { state: 'unknown', detail: failure.detail };
  const errorClass = classOf(failure);
  const retryAfterMs = errorClass === 'retry' ? patienceMs(failure) : null;
  return { state: 'failed', errorClass, detail: failure.detail, ...(retryAfterMs !== null && { retryAfterMs }) };
}

function patienceMs(failure: SmtpFailure): number | null {
  if (isFullMailbox(failure)) return fullMailboxMs;
  return failure.responseCode !== null && [421, 450, 451].includes(failure.responseCode) ? greylistMs : null;
}

/** x.2.2 of RFC 3463; servers write it with class 4 and with class 5. */
function isFullMailbox({ responseCode, detail }: SmtpFailure): boolean {
  return responseCode === 452 || responseCode === 552 ? !/\b[45]\.3\.\d/u.test(detail) : /\b[45]\.2\.2\b/u.test(detail);
}

/** True when the server took neither password nor token. */
export function isRefusedLogin(error: unknown): boolean {
  return readFailure(error).code === 'EAUTH';
}

/** True when the server refused our envelope sender: a plain address may be allowed where a plus address is not. */
export function isSenderRefused(error: unknown): boolean {
  const failure = readFailure(error);
  return failure.command === 'MAIL FROM' && (failure.responseCode ?? 0) >= 500;
}

function classOf(failure: SmtpFailure): SendErrorClass {
  const { code, responseCode } = failure;
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2')
    return responseCode !== null && responseCode < 500 ? 'retry' : 'reauth';
  if (code === 'ETLS' && (responseCode === null || responseCode >= 500)) return 'config';
  if (responseCode !== null) return classOfReply(failure, responseCode);
  if (code === 'EREQUIRETLS' || code === 'ECONFIG') return 'config';
  if (code === 'EENVELOPE') return 'recipient_unreachable';
  if (code === 'EMESSAGE' || code === 'EFILEACCESS' || code === 'EURLACCESS') return 'permanent';
  return 'retry';
}

/** A refused recipient marks the address; what a server has against us or against the mail does not. */
function classOfReply(failure: SmtpFailure, reply: number): SendErrorClass {
  const { command, detail } = failure;
  if (reply < 500) return 'retry';
  if ([530, 534, 535, 538].includes(reply)) return 'reauth';
  if (command === 'MAIL FROM') return 'config';
  const [, subject, number] = /\b5\.(\d{1,3})\.(\d{1,3})\b/u.exec(detail) ?? [];
  const isAddressStatus = (subject === '1' && number !== '7' && number !== '8') || `${subject}.${number}` === '2.1';
  if (isAddressStatus || unknownUser.test(detail)) return 'recipient_unreachable';
  if (command === 'RCPT TO') {
    if (isFullMailbox(failure)) return 'retry';
    if (relayRefused.test(detail)) return 'config';
    return subject === '7' ? 'permanent' : 'recipient_unreachable';
  }
  return 'permanent';
}

function readFailure(error: unknown): SmtpFailure {
  const code = property(error, 'code');
  const command = property(error, 'command');
  const reply = property(error, 'responseCode');
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: typeof code === 'string' ? code : '',
    command: typeof command === 'string' ? command : '',
    responseCode: typeof reply === 'number' ? reply : null,
    detail: message.replace(/\s+/gu, ' ').slice(0, 500),
  };
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
