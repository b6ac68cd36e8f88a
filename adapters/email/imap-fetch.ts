import type { ImapFlow } from 'imapflow';
import { z } from 'zod';
import type { IntakeDoor, NewReceipt } from '../../src/channels/door.ts';
import { mailLimits } from './limits.ts';
import { messageKey } from './message-key.ts';
import { receiptHeaders } from './normalise.ts';

/** Where reading stands. UIDs only mean something under the UIDVALIDITY they were given in. */
const imapCursor = z.object({ uidValidity: z.string(), lastUid: z.number().int().nonnegative() });

const batchCount = 20;
const batchBytes = 4 * 2 ** 20;

type MailReceipt = NewReceipt & { readonly headers: Readonly<Record<string, string>> };

type Fetching = {
  readonly client: ImapFlow;
  readonly door: IntakeDoor;
  readonly signal: AbortSignal;
  /** Each folder has a position of its own, under its name. */
  readonly cursorName: string;
};

/**
 * Hands every mail above the cursor to the door, oldest first; the cursor moves in the same commit as the mails it passes.
 * A new UIDVALIDITY starts from the beginning: mails already stored have the same key and are not doubled. Resolves to how
 * many there were.
 */
export async function fetchNewMail({ client, door, signal, cursorName }: Fetching): Promise<number> {
  if (client.mailbox === false) throw new Error('mailbox is not open');
  const uidValidity = String(client.mailbox.uidValidity);
  const saved = imapCursor.safeParse(await door.loadCursor(cursorName));
  const lastUid = saved.success && saved.data.uidValidity === uidValidity ? saved.data.lastUid : 0;
  const uids = await client.search({ uid: `${lastUid + 1}:*` }, { uid: true });
  if (uids === false || uids === undefined) throw new Error('search was refused');
  // 'n:*' always names the last mail, also when its uid is below n.
  const fresh = uids.filter((uid) => uid > lastUid).sort((left, right) => left - right);
  let batch: MailReceipt[] = [];
  let bytes = 0;
  for (const [index, uid] of fresh.entries()) {
    if (signal.aborted) return index;
    const receipt = await download(client, uid, uidValidity);
    if (receipt !== null) {
      batch.push(receipt);
      bytes += receipt.body.length;
    }
    if (index < fresh.length - 1 && batch.length < batchCount && bytes < batchBytes) continue;
    await door.accept({ receipts: batch, cursor: { name: cursorName, value: { uidValidity, lastUid: uid } } });
    batch = [];
    bytes = 0;
  }
  return fresh.length;
}

/** One mail, at most as long as we take; null when it was deleted meanwhile. */
async function download(client: ImapFlow, uid: number, uidValidity: string): Promise<MailReceipt | null> {
  const query = { uid: true, size: true, source: { start: 0, maxLength: mailLimits.rawBytes } } as const;
  const mail = await client.fetchOne(String(uid), query, { uid: true });
  if (mail === false || mail === undefined || mail.source === undefined) {
    if (!client.usable) throw new Error('connection closed');
    return null;
  }
  return {
    kind: 'mail',
    externalId: messageKey(mail.source),
    body: mail.source,
    headers: { [receiptHeaders.size]: String(mail.size ?? mail.source.length), 'x-imap-uid': `${uidValidity}:${uid}` },
  };
}
