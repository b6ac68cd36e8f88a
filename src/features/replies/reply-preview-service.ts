import type { IdentityKind } from '../../channels/kinds.ts';
import type { PreviewView } from '../../contract/channels.ts';
import type { ReplyPreviewRequest, ReplyPreviewView } from '../../contract/deliveries.ts';
import { canSeeTicket, mayAct, ownAssignment } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import { trackingToken } from '../../domain/ticket/code.ts';
import type { LoadedTicket, TicketRecord } from '../../domain/ticket/records.ts';
import { notFound, notPossibleNow } from '../../lib/errors.ts';
import type { Sql } from '../../platform/sql.ts';
import type { AccountService, ChannelLine } from '../channels/account-service.ts';
import type { ReplyFileService } from '../reply-files/reply-file-service.ts';
import { compose } from './compose.ts';
import { asSent, carriedOf } from './message-files.ts';
import { reachableIdentities } from './delivery-views.ts';
import { replyTarget, type ReplyTarget } from './reply-target-views.ts';

export type ReplyPreviewDeps = {
  readonly database: Sql;
  readonly accounts: Pick<AccountService, 'lineFor'>;
  readonly tickets: { readonly file: (id: string) => Promise<LoadedTicket | null> };
  readonly reference: () => Promise<ReferenceData>;
  /** A text as the channel of an account shows it at an address of this kind. */
  readonly preview: (accountId: string, text: string, kind: IdentityKind) => Promise<PreviewView>;
  /** Files that somebody put to words they are writing. */
  readonly waiting: ReplyFileService['waiting'];
  readonly publicUrl: string;
  readonly key: string;
  readonly now: () => Date;
};

type Written = ReplyPreviewRequest & { readonly ticketId: string };

const nowhere: Omit<ReplyPreviewView, 'obstacle' | 'files'> = {
  channel: null,
  address: null,
  lastInboundAt: null,
  windowEndsAt: null,
  next: null,
  preview: null,
};

function obstacleOf({ identityState }: ReplyTarget, line: ChannelLine | null): ReplyPreviewView['obstacle'] {
  if (identityState === 'stopped' || identityState === 'left') return identityState;
  if (identityState !== 'ok') return 'bounced';
  if (!line) return 'no_channel';
  return line.active ? null : 'paused';
}

function windowEnd({ identityKind, lastInboundAt }: ReplyTarget, line: ChannelLine | null): Date | null {
  const windowMs = line?.adapter.replyWindowMs?.(identityKind, line) ?? null;
  return windowMs === null || lastInboundAt === null ? null : new Date(lastInboundAt.getTime() + windowMs);
}

/** What would happen to words that somebody is writing to the sender: which way they go and how they arrive. */
export function createReplyPreviewService(deps: ReplyPreviewDeps) {
  /** The text as it would be sent, but for the private link, which is the sender's alone; it keeps its length. */
  async function shownText(
    ticket: TicketRecord,
    { kind, text }: Written,
    line: ChannelLine,
    about: { readonly assignmentAgency: string | null; readonly linkedFiles: number },
  ): Promise<string> {
    const message = { kind, text, lang: ticket.lang, code: ticket.code, promisedAt: ticket.promisedAt };
    const reference = await deps.reference();
    const composed = compose(
      { ...message, subject: null, assignmentAgency: about.assignmentAgency },
      { channel: line.kind, reference, publicUrl: deps.publicUrl, key: deps.key, linkedFiles: about.linkedFiles },
    );
    const token = trackingToken(ticket.code, deps.key);
    return composed.text.replaceAll(token, 'x'.repeat(token.length));
  }

  async function otherWay(ticketId: string, target: ReplyTarget, isHidden: boolean): Promise<ReplyPreviewView['next']> {
    for (const identity of await reachableIdentities(deps.database, ticketId, await deps.reference())) {
      if (identity.id === target.identityId) continue;
      const line = await deps.accounts.lineFor(identity.kind, null);
      if (line) return { channel: line.kind, address: isHidden ? null : identity.address };
    }
    return null;
  }

  return {
    /** Throws where the actor may not see the ticket, or may not write such a message on it now. */
    async preview(actor: StaffActor, written: Written): Promise<ReplyPreviewView> {
      const file = await deps.tickets.file(written.ticketId);
      if (!file || file.ticket.id !== written.ticketId) throw notFound();
      const facts = factsOf(file);
      if (!canSeeTicket(actor, facts)) throw notFound();
      if (!mayAct(actor, written.kind === 'answer' ? 'submit' : 'ask', facts)) throw notPossibleNow();
      const { ticket } = file;
      const target = await replyTarget(deps.database, ticket.id);
      const waiting = await deps.waiting({ ticketId: ticket.id, authorId: actor.id });
      const files = waiting.filter((one) => written.files.includes(one.id)).map(asSent);
      if (!target) return { ...nowhere, files: { carried: 0, linked: files.length }, obstacle: 'nobody' };
      const line = await deps.accounts.lineFor(target.identityKind, target.accountId);
      const isHidden = ticket.hideIdentity && actor.agency !== null;
      const obstacle = obstacleOf(target, line);
      const endsAt = windowEnd(target, line);
      const isClosed = (obstacle !== null && obstacle !== 'paused') || (endsAt !== null && endsAt <= deps.now());
      const assignmentAgency = ownAssignment(actor, facts)?.agency ?? null;
      const carried =
        line && (obstacle === null || obstacle === 'paused')
          ? carriedOf(files, line.adapter, target.identityKind).length
          : 0;
      const linkedFiles = files.length - carried;
      return {
        channel: line?.kind ?? null,
        address: isHidden ? null : target.address,
        obstacle,
        lastInboundAt: target.lastInboundAt?.toISOString() ?? null,
        windowEndsAt: endsAt?.toISOString() ?? null,
        files: { carried, linked: linkedFiles },
        next: isClosed ? await otherWay(ticket.id, target, isHidden) : null,
        preview: line
          ? await deps.preview(
              line.id,
              await shownText(ticket, written, line, { assignmentAgency, linkedFiles }),
              target.identityKind,
            )
          : null,
      };
    },
  };
}

export type ReplyPreviewService = ReturnType<typeof createReplyPreviewService>;
