import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { smsText } from '../../src/domain/text/sms.ts';
import { shortenForSms } from '../../src/lib/sms/shorten.ts';
import { pause } from './backoff.ts';
import { composeSubmits } from './compose.ts';
import { canonicalId } from './receipt-text.ts';
import type { SmppSettings } from './schema.ts';
import type { Answer } from './session.ts';
import { BindRefused } from './session.ts';
import { withLine, type Line } from './sessions.ts';
import { commandStatus, describeStatus, isBusy, statusClass } from './statuses.ts';

type Fields = Readonly<Record<string, unknown>>;

/** How long one message may wait for a busy centre before it goes back to the outbox; its lease is three times that. */
const patienceMs = 60_000;
const firstWaitMs = 500;
const longestWaitMs = 8000;
/** A submit that failed for no reason may have met a bad moment: it is tried once more, then it is over. */
const secondTryMs = 2000;
const laterMs = 30_000;

/**
 * Sends one SMS in as many parts as it needs. A worker process without a reader opens a transmitter of its own (see
 * sessions.ts). When the connection breaks before the answer to a part, or some parts were taken and others never,
 * nobody knows what the person has: `unknown`. Never throws.
 */
export async function sendSmpp(message: OutboundMessage, account: Account<SmppSettings>): Promise<SendResult> {
  const { settings } = account;
  const { address } = message.to;
  if (!/^\+\d{7,15}$/u.test(address))
    return { state: 'failed', errorClass: 'recipient_unreachable', detail: 'the recipient is no telephone number' };
  const { text } = shortenForSms(smsText(message.text, settings), {
    maxSegments: settings.maxSegments,
    link: message.facts.link,
  });
  const submits = composeSubmits({ id: message.id, to: address, text }, settings);
  if (submits === null)
    return { state: 'failed', errorClass: 'permanent', detail: 'the text cannot be cut into messages' };
  const deadline = performance.now() + patienceMs;
  let taken: string[] = [];
  for (const [index, submit] of submits.entries()) {
    const result = await submitPart(submit, settings, { deadline, isBegun: index > 0 });
    if (!('id' in result)) return taken.length === 0 ? result : afterParts(result, taken.length, submits.length);
    taken = [...taken, result.id];
  }
  return { state: 'sent', providerId: canonicalId(taken.at(-1) ?? '', 'response', settings.receiptIds) || null };
}

/** Some parts are with the centre: sending all again would double them, giving up leaves a torso. */
function afterParts(result: SendResult, taken: number, total: number): SendResult {
  const detail = `${taken} of ${total} parts were taken, then: ${'detail' in result ? result.detail : ''}`;
  if (result.state === 'failed' && result.errorClass !== 'retry') return { ...result, detail };
  return { state: 'unknown', detail };
}

/** One part, as often as the centre asks for patience; twice when it fails for a reason that the centre does not tell. */
async function submitPart(
  submit: Fields,
  settings: SmppSettings,
  { deadline, isBegun }: { readonly deadline: number; readonly isBegun: boolean },
): Promise<SendResult | { readonly id: string }> {
  let hasFailed = false;
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 2)) {
    const tried = await trySubmit(submit, settings, waitMs);
    if (!('status' in tried)) return tried;
    const { status } = tried;
    if (status === commandStatus.ok) return { id: tried.id };
    if (status === commandStatus.submitFailed && !hasFailed) {
      hasFailed = true;
      await pause(secondTryMs);
      continue;
    }
    const errorClass = statusClass(status);
    const mayWait = isBusy(status) || (isBegun && errorClass === 'retry');
    if (mayWait && performance.now() + waitMs < deadline) {
      await pause(waitMs);
      continue;
    }
    return {
      state: 'failed',
      errorClass,
      detail: describeStatus(status),
      ...(isBusy(status) && { retryAfterMs: laterMs }),
    };
  }
}

/** Over a session that is open, or a new one when it turns out that it was not and nothing left. */
async function trySubmit(
  submit: Fields,
  settings: SmppSettings,
  holdMs: number,
): Promise<SendResult | { readonly status: number; readonly id: string }> {
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    let answer: Answer;
    try {
      answer = await withLine(settings, (line) => submitOver(line, submit, holdMs));
    } catch (error) {
      return failedToOpen(error);
    }
    if (answer.answered) {
      const { command_status: status, message_id: id } = answer.pdu;
      return { status, id: typeof id === 'string' ? id : '' };
    }
    if (answer.wasSent) return { state: 'unknown', detail: 'the connection broke before the answer of the centre' };
  }
  return { state: 'failed', errorClass: 'retry', detail: 'the connection to the centre breaks at once' };
}

function submitOver({ session, pace }: Line, submit: Fields, holdMs: number): Promise<Answer> {
  return pace.run(async () => {
    const answer = await session.request('submit_sm', submit);
    if (answer.answered && isBusy(answer.pdu.command_status)) pace.holdBack(holdMs);
    return answer;
  });
}

function failedToOpen(error: unknown): SendResult {
  const detail = error instanceof Error ? error.message : 'no connection to the centre';
  const errorClass = error instanceof BindRefused ? statusClass(error.status) : 'retry';
  return { state: 'failed', errorClass, detail };
}
