import { createHash } from 'node:crypto';
import type { SplitProposalView, SplitRequest, SplitResult } from '../../contract/splits.ts';
import { canSeeTicket, mayAct } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { provinceYear } from '../../domain/calendar/province-day.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Decision, RoutableReport } from '../../domain/routing/decision.ts';
import type { SplitProposal } from '../../domain/routing/split/split-report.ts';
import { splitTicket, type NewPart } from '../../domain/ticket/actions/split-ticket.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import { refusalToUndo, undoSplit } from '../../domain/ticket/actions/undo-split.ts';
import { ticketCode } from '../../domain/ticket/code.ts';
import type { AttachmentRecord, MessageRecord } from '../../domain/ticket/records.ts';
import { checkRanges, type Range } from '../../domain/ticket/split-ranges.ts';
import { shownForm } from '../../domain/text/normalise.ts';
import { forbidden, notFound, notPossibleNow, versionConflict } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import type { TicketFile, TicketService } from '../tickets/ticket-service.ts';
import { splitStands, strangeFile, textChanged, undoTooLate, unknownChoice, wrongRanges } from './split-errors.ts';
import { presentProposal, presentResult, wordsOfParts } from './split-presenter.ts';
import { insertLinks, linksOfSplit, markUndone, takeNumbers, type SplitLink } from './split-store.ts';
import { splitNotice, undoNotice } from './split-words.ts';

/** How long a split may be taken back, as long as no agency has accepted a part. */
const undoMs = 60 * 60 * 1000;

/** What is decided about reports, as the rules and the model hold now. */
export type SplitRouting = {
  readonly propose: (report: RoutableReport, at: Date) => Promise<SplitProposal>;
  /** Decides parts of a report, each by its own words. */
  readonly decideParts: (report: RoutableReport, texts: readonly string[], at: Date) => Promise<readonly Decision[]>;
};

export type SplitDeps = {
  readonly database: Database;
  readonly tickets: Pick<TicketService, 'load' | 'write' | 'file' | 'message'>;
  readonly routing: SplitRouting;
  readonly reference: () => Promise<ReferenceData>;
  /** Secret of ticket codes. */
  readonly key: string;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Tells relay and senders that something was committed; may get lost. */
  readonly nudge: () => void;
};

/** What is split: the message that opened the ticket, and the files of its sender. */
type Report = { readonly file: TicketFile; readonly message: MessageRecord; readonly text: string };

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

function routable({ file, text, message }: Report): RoutableReport {
  const { ticket, contact } = file;
  return {
    text,
    subject: message.subject ?? undefined,
    channel: ticket.channel,
    point: ticket.lat !== null && ticket.lon !== null ? { lat: ticket.lat, lon: ticket.lon } : undefined,
    unitCode: ticket.unitCode ?? undefined,
    senderKind: contact?.kind === 'business' ? 'business' : undefined,
  };
}

/** Files that the sender sent with the report and after it. */
function filesOf({ messages, attachments }: TicketFile): readonly AttachmentRecord[] {
  const own = new Set(messages.filter(({ direction }) => direction === 'in').map(({ id }) => id));
  return attachments.filter(({ messageId }) => own.has(messageId));
}

/** A matter as a person set it. */
type SplitChoice = Omit<NewPart, 'id' | 'code'> & { readonly ranges: readonly Range[] };

type Writing = {
  readonly actor: StaffActor;
  readonly id: string;
  readonly request: SplitRequest;
  readonly reference: ReferenceData;
  readonly report: Report;
  readonly choices: readonly SplitChoice[];
};

/** One report of several matters: what is proposed, and what a person makes of it. */
export function createSplitService(deps: SplitDeps) {
  const { database, tickets, routing } = deps;

  /** Throws not_found out of the actor's scope. */
  async function reportOf(actor: StaffActor, id: string): Promise<Report> {
    const file = await tickets.file(id);
    if (!file || !canSeeTicket(actor, factsOf(file))) throw notFound();
    const message = file.messages.find(({ direction, kind }) => direction === 'in' && kind === 'report');
    if (!message || message.removedAt !== null) throw notPossibleNow();
    return { file, message, text: shownForm(message.text) };
  }

  /** Whether it is this person's to do, wherever the ticket stands. */
  function mustBeTheirs(actor: StaffActor, loaded: Parameters<typeof factsOf>[0]): void {
    if (!mayAct(actor, 'split', { ...factsOf(loaded), state: 'new' })) throw forbidden();
  }

  function mustBeAllowed(actor: StaffActor, loaded: Parameters<typeof factsOf>[0]): void {
    mustBeTheirs(actor, loaded);
    if (!mayAct(actor, 'split', factsOf(loaded))) throw notPossibleNow();
  }

  function codeOf(sequence: bigint, receivedAt: Date, { province }: ReferenceData): string {
    return ticketCode({ prefix: province.codePrefix, year: provinceYear(receivedAt), sequence, key: deps.key });
  }

  function mustBeListed({ parts }: SplitRequest, { agencies, categories }: ReferenceData): void {
    if (parts.some(({ lead, category }) => !agencies.has(lead) || !categories.has(category))) throw unknownChoice();
  }

  /** What this very press has done before. */
  async function doneAlready(sql: Sql, id: string, { split }: SplitRequest): Promise<readonly SplitLink[]> {
    const done = await linksOfSplit(sql, split);
    if (done.some(({ originId }) => originId !== id)) throw notFound();
    return done;
  }

  /** The parts as a person set them, each with what is decided about its words. */
  async function choose(report: Report, { parts }: SplitRequest): Promise<readonly SplitChoice[]> {
    const words = wordsOfParts(report.text, parts);
    const decisions = await routing.decideParts(routable(report), words, report.file.ticket.createdAt);
    const files = filesOf(report.file);
    return parts.map((part, index) => {
      const decision = decisions[index];
      if (decision === undefined) throw new Error('a part of a split was not decided');
      return {
        text: words[index] ?? '',
        category: part.category,
        lead: part.lead,
        decision,
        ranges: part.ranges,
        attachments: part.attachments.map((id) => {
          const found = files.find((file) => file.id === id);
          if (!found) throw strangeFile();
          return found;
        }),
      };
    });
  }

  async function write(tx: Sql, { actor, id, request, reference, report, choices }: Writing): Promise<void> {
    const loaded = (await tickets.load(tx, [id])).get(id);
    if (!loaded || !canSeeTicket(actor, factsOf(loaded))) throw notFound();
    if ((await doneAlready(tx, id, request)).length > 0) return;
    mustBeAllowed(actor, loaded);
    const message = await tickets.message(tx, id, report.message.id);
    if (message?.text !== report.message.text) throw textChanged();
    if (loaded.ticket.version !== request.version) throw versionConflict();
    const [kept, ...rest] = choices;
    if (kept === undefined) throw wrongRanges('empty');
    const numbers = await takeNumbers(tx, rest.length);
    const others = rest.map((part, index) => ({
      ...part,
      id: deps.newId(),
      code: codeOf(numbers[index] ?? 0n, loaded.ticket.createdAt, reference),
    }));
    const at = deps.now();
    const notice = loaded.ticket.identityId === null ? null : splitNotice(loaded.ticket, others, { reference });
    const context = { actor, reference, at, newId: deps.newId };
    await tickets.write(tx, splitTicket(loaded, { report: message, kept, others, notice }, context));
    const links = others.map((part) => ({ ticketId: part.id, ranges: part.ranges }));
    await insertLinks(tx, { id: request.split, originId: id, at }, links);
  }

  return {
    /** Throws not_found out of the actor's scope, forbidden for those who may not route. */
    async propose(actor: StaffActor, id: string): Promise<SplitProposalView> {
      const report = await reportOf(actor, id);
      const { file, text } = report;
      mustBeAllowed(actor, file);
      const proposal = await routing.propose(routable(report), file.ticket.createdAt);
      return presentProposal(proposal, {
        text,
        digest: digestOf(text),
        ticket: file.ticket,
        attachments: filesOf(file),
        reference: await deps.reference(),
      });
    },

    /**
     * Splits a ticket as a person chose: all in one transaction, done once however often it is sent. Throws a conflict where
     * somebody changed the ticket or the sender the text.
     */
    async split(actor: StaffActor, id: string, request: SplitRequest): Promise<SplitResult> {
      const reference = await deps.reference();
      const report = await reportOf(actor, id);
      const isKnown = report.file.ticket.identityId !== null;
      mustBeTheirs(actor, report.file);
      const before = await doneAlready(database, id, request);
      if (before.length > 0) return presentResult(before, reference, isKnown);
      if (digestOf(report.text) !== request.digest) throw textChanged();
      const problem = checkRanges(
        report.text,
        request.parts.map(({ ranges }) => ranges),
      );
      if (problem !== null) throw wrongRanges(problem);
      mustBeListed(request, reference);
      // Decided before the ticket is locked: nothing slow happens within a transaction.
      const choices = await choose(report, request);
      await database.transaction((tx) => write(tx, { actor, id, request, reference, report, choices }));
      deps.nudge();
      return presentResult(await linksOfSplit(database, request.split), reference, isKnown);
    },

    /** Takes a split back: what was split off is merged into the original, which waits for triage again. */
    async undo(actor: StaffActor, id: string, splitId: string): Promise<void> {
      const reference = await deps.reference();
      await database.transaction(async (tx) => {
        const partIds = (await linksOfSplit(tx, splitId)).map(({ ticketId }) => ticketId);
        const all = await tickets.load(tx, [id, ...partIds]);
        const origin = all.get(id);
        if (!origin || !canSeeTicket(actor, factsOf(origin))) throw notFound();
        mustBeTheirs(actor, origin);
        // Read again behind the lock: somebody else may have been faster.
        const links = await linksOfSplit(tx, splitId);
        if (links.length === 0 || links.some(({ originId }) => originId !== id)) throw notFound();
        if (links.some(({ undoneAt }) => undoneAt !== null)) return;
        const parts = partIds.flatMap((partId) => all.get(partId) ?? []);
        const at = deps.now();
        const refusal = refusalToUndo(origin, parts);
        if (refusal !== null) throw splitStands(refusal);
        if (links.some((link) => at.getTime() - link.at.getTime() > undoMs)) throw undoTooLate();
        const context = { actor, reference, at, newId: deps.newId };
        const notice = origin.ticket.identityId === null ? null : undoNotice(origin.ticket, parts, { reference });
        await tickets.write(tx, undoSplit(origin, parts, { ...context, notice }));
        await markUndone(tx, splitId, at);
      });
      deps.nudge();
    },
  };
}

export type SplitService = ReturnType<typeof createSplitService>;
