import { z } from 'zod';
import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { cutText } from '../../src/domain/text/cut.ts';
import { splitText } from '../../src/lib/split-text.ts';
import { isPostOf, lastForeignComment, ownCommentId } from './comment-thread.ts';
import { callGraph, resultOf, type GraphFailure } from './graph.ts';
import { rememberComment } from './memory.ts';
import { facebookLimits, type FacebookSettings } from './schema.ts';
import { postMessage } from './send-messenger.ts';

/** Nothing was asked of the platform: its echo of the comment could not be told from a colleague's. */
const storeAway: SendResult = {
  state: 'failed',
  errorClass: 'retry',
  detail: 'Hub chưa ghi được vào kho riêng của kênh, sẽ gửi lại.',
};

const posted = z.object({ id: z.string().min(1) });

/** How the attempt to answer in private ended. `refused`: Facebook does not allow it (any more); what is left is the public. */
type Private =
  | { readonly type: 'sent'; readonly id: string | null }
  | { readonly type: 'refused' }
  | { readonly type: 'failed'; readonly result: SendResult };

/**
 * Answers a comment or a visitor's post. Everybody reads what stands below it, so there only ever stands `publicText`; the
 * answer itself, with the private link, goes to the writer's Messenger, which Facebook allows once for each comment and within
 * seven days.
 */
export async function answerComment(message: OutboundMessage, account: Account<FacebookSettings>): Promise<SendResult> {
  const target = lastForeignComment(message.references);
  if (target === null) {
    return { state: 'failed', errorClass: 'permanent', detail: 'Không rõ trả lời bình luận nào trên Facebook.' };
  }
  const isPublicOnly = message.automatic || account.settings.commentReplies === 'public';
  const inPrivate: Private = isPublicOnly ? { type: 'refused' } : await answerInPrivate(message, target, account);
  if (inPrivate.type === 'failed') return inPrivate.result;
  const inPublic = await postComment(message, target, account);
  if (inPrivate.type === 'refused') return inPublic;
  // The person has the answer. A public line that only has to wait is tried again: the private one is then refused as used.
  const mustWait = inPublic.state === 'failed' && inPublic.errorClass === 'retry';
  if (!mustWait) {
    const line = inPublic.state === 'sent' ? inPublic.providerId : null;
    return { state: 'sent', providerId: inPrivate.id, ...(line !== null && { alsoProviderIds: [line] }) };
  }
  return { ...inPublic, detail: `Người gửi đã nhận câu trả lời riêng, còn dòng công khai: ${inPublic.detail}` };
}

async function answerInPrivate(
  message: OutboundMessage,
  target: string,
  account: Account<FacebookSettings>,
): Promise<Private> {
  const { lastInboundAt } = message;
  const ageMs = lastInboundAt === null ? 0 : account.now().getTime() - lastInboundAt.getTime();
  if (ageMs >= facebookLimits.weekMs) return { type: 'refused' };
  const recipient = isPostOf(target, account.settings.pageId) ? { post_id: target } : { comment_id: target };
  const content = onePart(message);
  const sent = await postMessage({ recipient, messaging: {}, content, metadata: message.id }, account);
  if (sent.ok) return { type: 'sent', id: sent.id };
  return mayTryAgain(sent.failure) ? { type: 'failed', result: again(sent.failure) } : { type: 'refused' };
}

/** Only one message is allowed; what is longer can be read behind the link. */
function onePart({ text, facts }: OutboundMessage): string {
  const [whole = '', ...more] = splitText(text, facebookLimits.messageText);
  if (more.length === 0) return whole;
  const end = `…\n\n${facts.link}`;
  const [start = ''] = splitText(text, facebookLimits.messageText - end.length);
  return start + end;
}

function mayTryAgain(failure: GraphFailure): boolean {
  if (failure.type !== 'refused') return true;
  // A missing permission forbids this one call; a broken token forbids all of them.
  return failure.errorClass === 'retry' || failure.code === 190 || failure.code === 102;
}

/** Facebook takes one private reply for each comment, so that one whose answer was lost is not doubled by a second try. */
function again(failure: GraphFailure): SendResult {
  const result = resultOf(failure);
  return result.state === 'unknown' ? { state: 'failed', errorClass: 'retry', detail: result.detail } : result;
}

async function postComment(
  message: OutboundMessage,
  target: string,
  account: Account<FacebookSettings>,
): Promise<SendResult> {
  const words = cutText(message.publicText.trim(), facebookLimits.text);
  if (words === '') return { state: 'failed', errorClass: 'permanent', detail: 'Không có câu nào để đăng công khai.' };
  const isNoted = await rememberComment(account, words, message.id).then(
    () => true,
    () => false,
  );
  if (!isNoted) return storeAway;
  const path = `${encodeURIComponent(target)}/comments`;
  const answer = await callGraph({ method: 'POST', path, body: { message: words } }, account);
  if (!answer.ok) return resultOf(answer.failure);
  const parsed = posted.safeParse(answer.json);
  return { state: 'sent', providerId: parsed.success ? ownCommentId(parsed.data.id) : null };
}
