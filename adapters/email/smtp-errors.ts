import type { SendErrorClass, SendResult } from '../../src/channels/port.ts';

type SmtpFailure = {
  readonly code: string;
  readonly command: string;
  readonly responseCode: number | null;
  readonly detail: string;
};

/** Greylisting servers want the same mail again after some minutes. */
const greylistMs = 5 * 60_000;

/**
 * What a failed SMTP delivery means for the message. `wasHandedOver` tells that the last byte had left before the
 * connection broke: then nobody knows whether the server took the mail, and sending again could double it.
 */
export function classifySmtpError(error: unknown, wasHandedOver: boolean): SendResult {
  const failure = readFailure(error);
  if (failure.responseCode === null && wasHandedOver) return { state: 'unknown', detail: failure.detail };
  const errorClass = classOf(failure);
  const isGreylisted =
    errorClass === 'retry' && failure.responseCode !== null && [421, 450, 451].includes(failure.responseCode);
  return { state: 'failed', errorClass, detail: failure.detail, ...(isGreylisted && { retryAfterMs: greylistMs }) };
}

/** True when the server refused our envelope sender: a plain address may be allowed where a plus address is not. */
export function isSenderRefused(error: unknown): boolean {
  const failure = readFailure(error);
  return failure.command === 'MAIL FROM' && (failure.responseCode ?? 0) >= 500;
}

function classOf(failure: SmtpFailure): SendErrorClass {
  const { code, command, responseCode } = failure;
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2')
    return responseCode !== null && responseCode < 500 ? 'retry' : 'reauth';
  if (code === 'ETLS' && (responseCode === null || responseCode >= 500)) return 'config';
  if (responseCode !== null) return classOfReply(responseCode, command);
  if (code === 'EREQUIRETLS' || code === 'ECONFIG') return 'config';
  if (code === 'EENVELOPE') return 'recipient_unreachable';
  if (code === 'EMESSAGE' || code === 'EFILEACCESS' || code === 'EURLACCESS') return 'permanent';
  return 'retry';
}

function classOfReply(reply: number, command: string): SendErrorClass {
  if (reply < 500) return 'retry';
  if ([530, 534, 535, 538].includes(reply)) return 'reauth';
  if (command === 'MAIL FROM') return 'config';
  return command === 'RCPT TO' ? 'recipient_unreachable' : 'permanent';
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
