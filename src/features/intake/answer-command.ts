import type { IdentityKind } from '../../channels/kinds.ts';
import { ticketStateLabels } from '../../contract/labels.ts';
import { readCommand } from '../../domain/intake/command.ts';
import { describePromise } from '../../domain/sla/describe.ts';
import { deliveryOf } from '../../domain/ticket/actions/answer-sender.ts';
import { newMessage } from '../../domain/ticket/actions/action.ts';
import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Bilingual } from '../../lib/bilingual.ts';
import { fillTemplate } from '../../lib/template.ts';
import type { Sql } from '../../platform/sql.ts';
import { templateFor } from '../reference/reference-service.ts';
import { claimAcks } from './ack-count-store.ts';
import { setIdentityState } from './conversation-store.ts';
import { identityKey, upsertIdentities } from './contact-store.ts';
import { statusAnswersOfHour, ticketByCode } from './command-views.ts';
import type { Effect } from './effect.ts';
import { saidAt, type MessageItem } from './message-record.ts';
import { planConfirmation } from './refusal-store.ts';
import { refusalOf, tellRefusal } from './tell-refusal.ts';

type CommandDeps = {
  readonly reference: ReferenceData;
  readonly newId: () => string;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
  };
};

/** As many questions about reports as one address is answered in an hour; codes could be tried out otherwise. */
const answersPerHour = 10;
const zone = 'Asia/Ho_Chi_Minh';

/** A command that was carried out: the reason under which its receipt ends, and what it changes on tickets. */
type Answered = { readonly reason: string; readonly effects: readonly Effect[] };

/**
 * Does what a short chat message or SMS asks of the hub itself: STOP, START, or how a report stands. Null when the message
 * is for people.
 */
export async function answerCommand(tx: Sql, item: MessageItem, deps: CommandDeps): Promise<Answered | null> {
  const { message } = item;
  const { from } = message;
  if (message.conversation === null || from.address === null || message.isPublic || item.files.length > 0) return null;
  const command = readCommand(message.text);
  if (command === null) return null;
  const who = { kind: from.kind, address: from.address };
  const claim = { ...who, id: deps.newId(), contactId: deps.newId(), name: from.name, contactKind: 'person' } as const;
  const lang = message.lang ?? 'vi';
  if (command.kind !== 'status') {
    await upsertIdentities(tx, [{ ...claim, lang }]);
    const effects = await heedRefusal(tx, item, { isStop: command.kind === 'stop', who, lang, newId: deps.newId });
    return { reason: command.kind, effects };
  }
  const ticketId = await ticketByCode(tx, command.code);
  if (ticketId === null) return null;
  const identity = (await upsertIdentities(tx, [{ ...claim, lang }])).get(identityKey(who));
  if (!identity || (await statusAnswersOfHour(tx, identity.id, item.receipt.receivedAt)) >= answersPerHour)
    return { reason: 'status:too-many', effects: [] };
  const loaded = (await deps.tickets.load(tx, [ticketId])).get(ticketId);
  if (!loaded) return null;
  await deps.tickets.write(tx, [statusAnswer(loaded, item, { identityId: identity.id, lang, deps })]);
  return { reason: 'status', effects: [] };
}

/**
 * Writes down that somebody wants no messages, or wants them again, and confirms it: once an hour and six times a day at the
 * most, for a machine may be at the other end. Whoever has said STOP already hears nothing more.
 */
async function heedRefusal(
  tx: Sql,
  item: MessageItem,
  input: {
    readonly isStop: boolean;
    readonly who: { readonly kind: IdentityKind; readonly address: string };
    readonly lang: keyof Bilingual;
    readonly newId: () => string;
  },
): Promise<Effect[]> {
  const { line, receipt, message } = item;
  const { isStop, who, lang } = input;
  const state = isStop ? 'stopped' : 'ok';
  const told = await setIdentityState(tx, who, { state, at: saidAt(item) });
  if (told === null) return [];
  const change = refusalOf(state, told);
  const at = receipt.receivedAt;
  const counted = `${state}:${identityKey(who)}`;
  const mayConfirm = line.adapter.send !== null && (change !== null || !isStop);
  if (mayConfirm && (await claimAcks(tx, [counted], at)).has(counted)) {
    const confirmed = { receiptId: receipt.id, messageId: input.newId(), identityId: told.identityId };
    await planConfirmation(tx, {
      ...confirmed,
      accountId: line.id,
      answered: message.externalId,
      refusal: isStop ? 'stopped' : 'resumed',
      lang,
      at,
    });
  }
  return change ? tellRefusal(tx, change, { contactId: told.contactId, channel: line.kind, at }) : [];
}

/** A code alone shows the state and the promise, nothing of what was said. */
function statusAnswer(
  { ticket }: LoadedTicket,
  { line, receipt }: MessageItem,
  input: { readonly identityId: string; readonly lang: keyof Bilingual; readonly deps: CommandDeps },
): TicketChanges {
  const { lang, deps } = input;
  const isOver = ticket.answeredAt !== null || ticket.closedAt !== null || ticket.promisedAt === null;
  const kind = isOver ? 'status' : 'status_open';
  const template = templateFor(deps.reference, { kind, channel: line.kind, lang })?.body ?? '{{code}}: {{state}}';
  const text = fillTemplate(template, {
    code: ticket.code,
    state: ticketStateLabels[ticket.state][lang],
    promise: isOver || !ticket.promisedAt ? '' : describePromise(ticket.promisedAt.getTime(), zone, lang),
  }).trim();
  const message = newMessage(
    ticket,
    { at: receipt.receivedAt, newId: deps.newId },
    {
      direction: 'out',
      kind: 'status',
      state: 'final',
      text,
      channel: line.kind,
      accountId: line.id,
      identityId: input.identityId,
      automatic: true,
    },
  );
  return { isNew: false, ticket, messages: [message], outbox: deliveryOf(message), events: [] };
}
