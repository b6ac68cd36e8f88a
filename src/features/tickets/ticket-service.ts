import type {
  QueueCounts,
  QueueKey,
  TicketDetail,
  TicketPage,
  TicketQuery,
  TicketRow,
} from '../../contract/tickets.ts';
import { canSeeTicket, mayAct, needsSupervisor, type TicketFacts } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { Desk } from '../../domain/duty/desk-at.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { StaffContext } from '../../domain/ticket/actions/action.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import type { AgencyPeople } from '../../domain/ticket/choose-officer.ts';
import { bouncesToDispute } from '../../domain/ticket/dispute.ts';
import type {
  AttachmentRecord,
  KeptFile,
  LoadedTicket,
  MessageRecord,
  TicketChanges,
} from '../../domain/ticket/records.ts';
import { canHappen, type TicketAction } from '../../domain/ticket/transitions.ts';
import { forbidden, HubError, notFound, notPossibleNow, versionConflict } from '../../lib/errors.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import { presentDetail } from './detail-presenter.ts';
import type { ReplyPurpose } from '../../contract/reply-files.ts';
import type { EnclosedFiles } from '../reply-files/reply-file-service.ts';
import { attachmentsOf, findAttachment, readTicketFile } from './detail-views.ts';
import type { Sanitise } from './mail-page-presenter.ts';
import { audienceOf, presentRow, type Audience } from './row-presenter.ts';
import type { TicketFile } from './detail-views.ts';
import { agenciesOf, countQueues, encodePosition, listRows, rowsByIds } from './row-views.ts';
import { loadForUpdate, loadMessage, ownDraft, writeTickets } from './ticket-store.ts';

export type TicketServiceDeps = {
  readonly database: Database;
  /** Reads of lists and pages; may be a replica. */
  readonly reference: () => Promise<ReferenceData>;
  /** Who sorts reports now. */
  readonly desk: () => Promise<Desk>;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sanitise: Sanitise;
  /** An agency from within, as a decision about who gets this ticket needs it. */
  readonly peopleWithin: (tx: Sql, agency: string, ticketId: string) => Promise<AgencyPeople>;
  /** Files that wait for the words they go with. */
  readonly enclosed: EnclosedFiles;
  /** Tells relay and senders that something was committed; may get lost. */
  readonly nudge: () => void;
};

export type StaffDecision = (
  loaded: LoadedTicket,
  context: StaffContext,
  read: {
    readonly message: (id: string) => Promise<MessageRecord | null>;
    readonly ownDraft: () => Promise<MessageRecord | null>;
    /** Of the actor's agency. */
    readonly people: () => Promise<AgencyPeople>;
    /** Takes the actor's files that wait for such words. Throws where one of them is not there, or not the actor's. */
    readonly enclosed: (purpose: ReplyPurpose, ids: readonly string[]) => Promise<KeptFile[]>;
    /** Files of a message. */
    readonly files: (messageId: string) => Promise<AttachmentRecord[]>;
    /** Gives the files of an answer that was not approved back to its writer. */
    readonly giveBack: (messageId: string) => Promise<void>;
  },
) => TicketChanges | Promise<TicketChanges>;

function refusalOf(actor: StaffActor, action: TicketAction, facts: TicketFacts): HubError {
  if (!canHappen(action, facts.state)) return notPossibleNow();
  const isAgencies = action === 'forward' && facts.bounces >= bouncesToDispute;
  if (!isAgencies && (action !== 'route' || !needsSupervisor(actor, facts))) return forbidden();
  return new HubError('forbidden', 'disputed', {
    vi: `Hồ sơ đã bị trả lại hoặc chuyển tiếp ${facts.bounces} lần: chỉ giám sát quyết định giao cho đơn vị nào.`,
    en: `Agencies gave this ticket back or passed it on ${facts.bounces} times: only a supervisor decides where it goes.`,
  });
}

/** Where nobody is on duty, everything waits where supervisors and the working desk look. */
function dutySinceOf(desk: Desk): Date | null {
  return desk.kind === 'duty' && desk.people.length > 0 ? new Date(desk.since) : null;
}

/** Tickets as staff work on them. Every method is bound to an actor or an audience; out of scope is not found. */
export function createTicketService(deps: TicketServiceDeps) {
  const { database } = deps;

  async function detail(actor: StaffActor, idOrCode: string): Promise<TicketDetail | null> {
    const file = await readTicketFile(database, idOrCode);
    if (!file || !canSeeTicket(actor, factsOf(file))) return null;
    const [row] = await rowsByIds(database, audienceOf(actor).scope, [file.ticket.id]);
    if (!row) return null;
    return presentDetail(file, row, {
      actor,
      reference: await deps.reference(),
      now: deps.now(),
      desk: await deps.desk(),
      sanitise: deps.sanitise,
    });
  }

  return {
    detail,

    /** For intake, inside its own transaction. */
    load: (tx: Sql, ids: readonly string[]) => loadForUpdate(tx, ids),
    write: (tx: Sql, changes: readonly TicketChanges[]) => writeTickets(tx, changes),
    message: (tx: Sql, ticketId: string, id: string) => loadMessage(tx, ticketId, id),

    /** Everything about a ticket, unpresented: for the tracking pages, which show the sender's part of it. */
    file: (idOrCode: string) => readTicketFile(database, idOrCode),

    async list(actor: StaffActor, query: TicketQuery): Promise<TicketPage> {
      const audience = audienceOf(actor);
      const input = { reference: await deps.reference(), now: deps.now(), desk: await deps.desk() };
      const viewer = { ...audience.scope, staffId: actor.id, dutySince: dutySinceOf(input.desk) };
      const rows = await listRows(database, viewer, query);
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      return {
        items: page.map((row) => presentRow(row, audience, input)),
        next: rows.length > query.limit && last ? encodePosition(last) : null,
      };
    },

    /** Rows of these tickets for an audience of live updates, and which of them it knows of at all. */
    async rowsFor(
      audience: Audience,
      ids: readonly string[],
    ): Promise<{ rows: Map<string, TicketRow>; known: Set<string> }> {
      const rows = await rowsByIds(database, audience.scope, ids);
      const { agency } = audience.scope;
      const known =
        agency === null
          ? ids
          : (await agenciesOf(database, ids)).filter((one) => one.agency === agency).map((one) => one.ticketId);
      const input = { reference: await deps.reference(), now: deps.now(), desk: await deps.desk() };
      return { rows: new Map(rows.map((row) => [row.id, presentRow(row, audience, input)])), known: new Set(known) };
    },

    agenciesOf: (ids: readonly string[]) => agenciesOf(database, ids),

    async counts(actor: StaffActor, queues: readonly QueueKey[]): Promise<QueueCounts> {
      const { scope } = audienceOf(actor);
      const viewer = { ...scope, staffId: actor.id, dutySince: dutySinceOf(await deps.desk()) };
      return { counts: await countQueues(database, viewer, queues) };
    },

    /**
     * One step of staff work: lock, scope, version, policy, decide, write. Throws not found, forbidden, a version conflict
     * or 'not possible now'. Answers the ticket as the actor then sees it; null when it has left the actor's scope.
     */
    async act(
      actor: StaffActor,
      input: { readonly id: string; readonly action: TicketAction; readonly version: number | null },
      decide: StaffDecision,
    ): Promise<TicketDetail | null> {
      const reference = await deps.reference();
      await database.transaction(async (tx) => {
        const loaded = (await loadForUpdate(tx, [input.id])).get(input.id);
        if (!loaded || !canSeeTicket(actor, factsOf(loaded))) throw notFound();
        if (input.version !== null && loaded.ticket.version !== input.version) throw versionConflict();
        if (!mayAct(actor, input.action, factsOf(loaded))) {
          throw refusalOf(actor, input.action, factsOf(loaded));
        }
        const context = { actor, reference, at: deps.now(), newId: deps.newId };
        const read = {
          message: (id: string) => loadMessage(tx, loaded.ticket.id, id),
          ownDraft: () => ownDraft(tx, loaded.ticket.id, actor.id),
          people: () => deps.peopleWithin(tx, actor.agency ?? '', loaded.ticket.id),
          enclosed: async (purpose: ReplyPurpose, ids: readonly string[]) => {
            const wanted = { ticketId: loaded.ticket.id, authorId: actor.id, purpose, ids };
            const files = await deps.enclosed.take(tx, wanted);
            if (!files) throw notFound();
            return files;
          },
          files: (messageId: string) => attachmentsOf(tx, loaded.ticket.id, messageId),
          giveBack: (messageId: string) => deps.enclosed.giveBack(tx, messageId, context.at),
        };
        await writeTickets(tx, [await decide(loaded, context, read)]);
      });
      deps.nudge();
      return detail(actor, input.id);
    },

    /** An attachment of a ticket that the actor may see. A hidden sender's files are shown: they are the evidence. */
    async attachment(actor: StaffActor, id: string) {
      const record = await findAttachment(database, id);
      if (!record) throw notFound();
      const file = await readTicketFile(database, record.ticketId);
      if (!file || !canSeeTicket(actor, factsOf(file))) throw notFound();
      return record;
    },
  };
}

export type TicketService = ReturnType<typeof createTicketService>;
export { audienceOf };
export type { Audience, TicketFile };
