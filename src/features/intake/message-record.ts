import { newMessage } from '../../domain/ticket/actions/action.ts';
import type { AttachmentRecord, KeptFile, MessageRecord, TicketRecord } from '../../domain/ticket/records.ts';
import type { Understood } from './understand.ts';

export type MessageItem = Extract<Understood, { type: 'message' }>;

/** The message row of an inbound message, under the ticket that it opens or joins. */
export function messageRecord(
  ticket: Pick<TicketRecord, 'id' | 'channel' | 'accountId' | 'identityId'>,
  item: MessageItem,
  at: Date,
  newId: () => string,
): MessageRecord {
  const { message } = item;
  return newMessage(
    ticket,
    { at, newId },
    {
      direction: 'in',
      kind: 'supplement',
      state: 'received',
      text: message.text,
      fullText: message.fullText,
      html: message.html,
      subject: message.subject,
      channel: item.line.kind,
      accountId: item.line.id,
      identityId: null,
      receiptId: item.receipt.id,
      externalId: message.externalId,
      conversation: message.conversation,
      isPublic: message.isPublic ?? false,
      permalink: message.permalink ?? null,
      verified: message.from.verified,
      automatic: message.automatic !== null,
      problems: message.problems.map((problem) => problem.vi),
    },
  );
}

/** When it was written, by the platform's clock. Dates of mails are the senders' own and say nothing. */
export function saidAt({ message, receipt }: MessageItem): Date {
  const { conversation, sentAt } = message;
  return conversation !== null && sentAt !== null && sentAt < receipt.receivedAt ? sentAt : receipt.receivedAt;
}

/**
 * Kept files, now that their message is known. Those of an album were numbered by whose bytes came first; they are shown by
 * their ids, so these are dealt out anew in the order of the files.
 */
export function attach(
  files: readonly KeptFile[],
  message: Pick<MessageRecord, 'id' | 'ticketId' | 'createdAt'>,
): AttachmentRecord[] {
  const ids = files.map((file) => file.id).sort();
  return files.map((file, index) => ({
    ...file,
    id: ids[index] ?? file.id,
    ticketId: message.ticketId,
    messageId: message.id,
    createdAt: message.createdAt,
  }));
}
