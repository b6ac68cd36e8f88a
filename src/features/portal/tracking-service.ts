import type { PublicStatus, TrackingView } from '../../contract/public.ts';
import { isTrackingToken, parseTicketCode, trackingToken } from '../../domain/ticket/code.ts';
import type { ActionContext } from '../../domain/ticket/actions/action.ts';
import {
  appendFromSender,
  fromTrackingPage,
  rateTicket,
  reopenTicket,
} from '../../domain/ticket/actions/hear-sender.ts';
import type { AttachmentRecord, LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import { canHappen, type TicketAction } from '../../domain/ticket/transitions.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { notFound, notPossibleNow } from '../../lib/errors.ts';
import type { Database } from '../../platform/sql.ts';
import type { TicketFile, TicketService } from '../tickets/ticket-service.ts';
import type { PrivateLink } from './private-link.ts';
import { presentStatus, presentTracking, reopenUntil } from './tracking-presenter.ts';

export type TrackingDeps = {
  readonly database: Database;
  readonly tickets: Pick<TicketService, 'load' | 'write' | 'file'>;
  readonly reference: () => Promise<ReferenceData>;
  readonly key: string;
  /** A scanner is set up. */
  readonly mustScan: boolean;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly nudge: () => void;
};

/** What senders see and do with their ticket, by code or by private link. */
export function createTrackingService(deps: TrackingDeps) {
  async function input() {
    return { reference: await deps.reference(), now: deps.now(), mustScan: deps.mustScan };
  }

  /** The canonical code of a link whose token is right. The token is checked before anything is looked up. */
  function codeOf(link: PrivateLink): string | null {
    const code = parseTicketCode(link.code);
    return code && isTrackingToken(link.token, code, deps.key) ? code : null;
  }

  function pageOf(code: string): string {
    return `/t/${code}/${trackingToken(code, deps.key)}`;
  }

  async function fileOf(link: PrivateLink): Promise<TicketFile | null> {
    const code = codeOf(link);
    return code ? deps.tickets.file(code) : null;
  }

  /** A report that was accepted a moment ago and is not a ticket yet: its token could not be right otherwise. */
  function justReceived(code: string, now: Date): TrackingView {
    const at = now.toISOString();
    return {
      code,
      state: 'new',
      steps: [
        { key: 'received', at, agency: null },
        { key: 'forwarded', at: null, agency: null },
        { key: 'processing', at: null, agency: null },
        { key: 'answered', at: null, agency: null },
      ],
      promisedAt: null,
      late: false,
      subject: '',
      category: null,
      place: null,
      createdAt: at,
      messages: [],
      related: [],
      canRate: false,
      canReopen: false,
      canSupplement: false,
      reopenUntil: null,
      rating: null,
    };
  }

  async function change(
    link: PrivateLink,
    action: TicketAction,
    decide: (loaded: LoadedTicket, context: ActionContext) => TicketChanges,
  ): Promise<void> {
    const file = await fileOf(link);
    if (!file) throw notFound();
    const { reference, now } = await input();
    if (action === 'reopen') {
      const until = reopenUntil(file, reference);
      if (until === null || now > until) throw notPossibleNow();
    }
    await deps.database.transaction(async (tx) => {
      const loaded = (await deps.tickets.load(tx, [file.ticket.id])).get(file.ticket.id);
      if (!loaded) throw notFound();
      if (!canHappen(action, loaded.ticket.state)) throw notPossibleNow();
      if (action === 'rate' && loaded.ticket.rating !== null) throw notPossibleNow();
      await deps.tickets.write(tx, [decide(loaded, { at: now, newId: deps.newId, reference })]);
    });
    deps.nudge();
  }

  return {
    async status(code: string): Promise<PublicStatus | null> {
      const file = await deps.tickets.file(code);
      return file ? presentStatus(file, await input()) : null;
    },
    async track(link: PrivateLink): Promise<TrackingView | null> {
      const code = codeOf(link);
      if (!code) return null;
      const file = await deps.tickets.file(code);
      if (!file) return justReceived(code, deps.now());
      return presentTracking(file, { path: pageOf(code), pageOf }, await input());
    },
    rate: (link: PrivateLink, body: { readonly score: number; readonly comment?: string | undefined }) =>
      change(link, 'rate', (loaded, context) =>
        rateTicket(loaded, { score: body.score, comment: body.comment || null }, context),
      ),
    reopen: (link: PrivateLink, body: { readonly reason: string }) =>
      change(link, 'reopen', (loaded, context) =>
        reopenTicket(loaded, fromTrackingPage(loaded, { kind: 'reopen', text: body.reason }, context), context),
      ),
    supplement: (link: PrivateLink, body: { readonly text: string }) =>
      change(link, 'supplement', (loaded, context) =>
        appendFromSender(
          loaded,
          { message: fromTrackingPage(loaded, { kind: 'supplement', text: body.text }, context), attachments: [] },
          context,
        ),
      ),
    /** A file of a message that the sender sees; null for any other, and for one that is infected. */
    async attachment(link: PrivateLink, id: string): Promise<AttachmentRecord | null> {
      const code = codeOf(link);
      const file = await fileOf(link);
      if (!code || !file) return null;
      const shown = presentTracking(file, { path: '', pageOf }, await input()).messages.some((message) =>
        message.attachments.some((attachment) => attachment.id === id && attachment.downloadUrl !== null),
      );
      return shown ? (file.attachments.find((attachment) => attachment.id === id) ?? null) : null;
    },
  };
}

export type TrackingService = ReturnType<typeof createTrackingService>;
