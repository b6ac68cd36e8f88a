import type { Decision, RoutableReport } from '../../domain/routing/decision.ts';
import { provinceYear } from '../../domain/calendar/province-day.ts';
import { describePromise } from '../../domain/sla/describe.ts';
import { ticketCode } from '../../domain/ticket/code.ts';
import { routeAtOnce } from '../../domain/ticket/actions/route-at-once.ts';
import { acknowledge, openTicket, type KnownIdentity } from '../../domain/ticket/open-ticket.ts';
import { countedAddress } from '../../domain/mail/mailbox.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { TicketChanges, TicketRecord } from '../../domain/ticket/records.ts';
import { guessLanguage } from '../../domain/text/language.ts';
import { fillTemplate } from '../../lib/template.ts';
import type { Sql } from '../../platform/sql.ts';
import type { AccountService, ChannelLine } from '../channels/account-service.ts';
import { templateFor } from '../reference/reference-service.ts';
import { claimAcks } from './ack-count-store.ts';
import { identityKey, sendersOf, type KnownSender } from './contact-store.ts';
import { attach, messageRecord, type MessageItem } from './message-record.ts';

/** How the reports of one batch are decided: nothing changes on the way. */
export type BatchRouting = {
  /** Decides reports, each received at its `at`; in their order. */
  readonly decide: (
    reports: readonly { readonly report: RoutableReport; readonly at: Date }[],
  ) => Promise<readonly Decision[]>;
  /** Whether what needs no person goes to its agency at once. */
  readonly isAutomatic: boolean;
  /** Whether rules ask what is known of senders from before. */
  readonly asksSender: boolean;
  /** When the batch is decided. */
  readonly at: Date;
};

/** What all reports of one batch share. */
export type BatchTurn = { readonly reference: ReferenceData; readonly routing: BatchRouting };

export type OpenDeps = {
  readonly accounts: Pick<AccountService, 'lineFor'>;
  /** Secret of codes and tracking links. */
  readonly key: string;
  readonly newId: () => string;
};

export type Opened = { readonly item: MessageItem; readonly change: TicketChanges; readonly messageId: string };

const zone = 'Asia/Ho_Chi_Minh';

/** The code that a receipt's ticket has or will have. */
export function codeOfReceipt(
  receipt: { readonly id: bigint; readonly receivedAt: Date },
  input: { readonly prefix: string; readonly key: string },
): string {
  return ticketCode({
    prefix: input.prefix,
    year: provinceYear(receipt.receivedAt),
    sequence: receipt.id,
    key: input.key,
  });
}

function langOf(item: MessageItem): 'vi' | 'en' {
  const { lang, text } = item.message;
  return lang ?? (guessLanguage(text) === 'en' ? 'en' : 'vi');
}

// "Xem giúp" above a forwarded mail: what it is about stands below.
const fewestWords = 6;

/** The words that a report is routed by: those of its sender, or all of the mail where they say next to nothing. */
function telling({ text, fullText }: MessageItem['message']): string {
  return fullText !== null && text.split(/\s+/u).length < fewestWords ? fullText : text;
}

function routable(item: MessageItem, sender: KnownSender | undefined): RoutableReport {
  const { message, line } = item;
  const isBusiness = message.form?.contactKind === 'business';
  return {
    text: telling(message),
    subject: message.subject ?? undefined,
    channel: line.kind,
    point: message.form?.point ?? message.point,
    unitCode: message.form?.unitCode,
    categoryCode: message.form?.categoryCode,
    senderKind: isBusiness ? 'business' : undefined,
    contact: sender && { kind: isBusiness ? 'business' : sender.kind, sector: sender.sector },
  };
}

/** A report with what is known of its sender and what was decided. */
type Decided = {
  readonly item: MessageItem;
  readonly identity: KnownIdentity | null;
  readonly decision: Decision;
};

function openOne({ item, identity, decision }: Decided, { reference, routing }: BatchTurn, deps: OpenDeps): Opened {
  const { message, line, receipt } = item;
  const id = deps.newId();
  const lang = langOf(item);
  const code = codeOfReceipt(receipt, { prefix: reference.province.codePrefix, key: deps.key });
  const owner = { id, channel: line.kind, accountId: line.id, identityId: identity?.id ?? null };
  const record = {
    ...messageRecord(owner, item, receipt.receivedAt, deps.newId),
    kind: 'report',
    identityId: owner.identityId,
  };
  const opened = openTicket({
    id,
    code,
    accountId: line.id,
    channel: line.kind,
    record,
    attachments: attach(item.files, record),
    identity,
    decision,
    lang,
    reference,
    receivedAt: receipt.receivedAt,
    newId: deps.newId,
    report: {
      subject: message.subject,
      senderName: message.from.name,
      hideIdentity: message.form?.hideIdentity ?? false,
      unitCode: message.form?.unitCode ?? null,
      address: message.form?.address ?? null,
      point: message.form?.point ?? message.point ?? null,
    },
  });
  const change = routing.isAutomatic
    ? routeAtOnce(opened, decision, { at: routing.at, newId: deps.newId, reference })
    : opened;
  return { item, change, messageId: record.id };
}

function promiseWords(ticket: TicketRecord, lang: 'vi' | 'en'): string {
  return ticket.promisedAt ? describePromise(ticket.promisedAt.getTime(), zone, lang) : '';
}

export type ToOpen = {
  readonly items: readonly MessageItem[];
  /** By `kind:address`; a sender who is not among them is nameless. */
  readonly identities: ReadonlyMap<string, KnownIdentity>;
};

/** An automatic receipt that may be sent, and the mailbox it is counted for. */
type Ack = {
  readonly identity: KnownIdentity;
  readonly mailbox: string;
  readonly line: ChannelLine;
  readonly lang: 'vi' | 'en';
  readonly template: NonNullable<ReturnType<typeof templateFor>>;
};

/** The receipt that a report would be answered with; null: none, or the sender cannot be written to. */
async function ackFor(
  { item, change }: Opened,
  identity: KnownIdentity | null,
  { reference, accounts }: { readonly reference: ReferenceData; readonly accounts: OpenDeps['accounts'] },
): Promise<Ack | null> {
  const { kind, verified } = item.message.from;
  // A number that somebody only typed may be anybody's: it gets no SMS that nobody asked for.
  const mayWrite = kind !== 'phone' || verified;
  if (!identity || !mayWrite || change.ticket.flags.includes('spam')) return null;
  const line = await accounts.lineFor(kind, item.line.id);
  const lang = change.ticket.lang === 'en' ? 'en' : 'vi';
  const template = line ? templateFor(reference, { kind: 'ack', channel: line.kind, lang }) : undefined;
  if (!line || !template) return null;
  const mailbox = identityKey({ kind, address: countedAddress(identity) });
  return { identity, mailbox, line, lang, template };
}

function withAck({ item, change, messageId }: Opened, ack: Ack, newId: () => string): Opened {
  const { identity, line, lang, template } = ack;
  const values = {
    code: change.ticket.code,
    promise: promiseWords(change.ticket, lang),
    problems: item.message.problems.map((problem) => problem[lang]).join('\n'),
  };
  const acknowledged = acknowledge(change, {
    identity,
    accountId: line.id,
    channel: line.kind,
    subject: fillTemplate(template.subject ?? '', values),
    text: fillTemplate(template.body, values).trim(),
    newId,
  });
  return { item, change: acknowledged, messageId };
}

/**
 * Opens a ticket for each message, and acknowledges it where the sender can be reached and was not sent enough automatic
 * receipts lately, never with the sender's own words in it. `{{link}}` stays open until it is sent: staff read the receipt
 * too, and the private link is the sender's alone.
 */
export async function openFromMessage(
  tx: Sql,
  { items, identities }: ToOpen,
  turn: BatchTurn,
  deps: OpenDeps,
): Promise<Opened[]> {
  const { reference, routing } = turn;
  const identityOf = ({ message }: MessageItem) =>
    message.from.address === null
      ? null
      : (identities.get(identityKey({ kind: message.from.kind, address: message.from.address })) ?? null);
  const contactIds = [...identities.values()].map((identity) => identity.contactId);
  const senders = routing.asksSender ? await sendersOf(tx, contactIds) : null;
  const found = items.map((item) => {
    const identity = identityOf(item);
    return { item, identity, sender: identity === null ? undefined : senders?.get(identity.contactId) };
  });
  const decisions = await routing.decide(
    found.map(({ item, sender }) => ({ report: routable(item, sender), at: item.receipt.receivedAt })),
  );
  const opened: { readonly one: Opened; readonly ack: Ack | null }[] = [];
  for (const [index, { item, identity }] of found.entries()) {
    const decision = decisions[index];
    if (decision === undefined) throw new Error('a report was not decided');
    const one = openOne({ item, identity, decision }, turn, deps);
    opened.push({ one, ack: await ackFor(one, identity, { reference, accounts: deps.accounts }) });
  }
  const latest = new Date(Math.max(0, ...items.map((item) => item.receipt.receivedAt.getTime())));
  const granted = await claimAcks(
    tx,
    opened.flatMap(({ ack }) => ack?.mailbox ?? []),
    latest,
  );
  // Of several reports from one mailbox the first is answered.
  return opened.map(({ one, ack }) => (ack && granted.delete(ack.mailbox) ? withAck(one, ack, deps.newId) : one));
}
