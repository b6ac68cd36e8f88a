import type { ShareRefusal, ShareRequest, ShareResult, TicketIncident } from '../../contract/incidents.ts';
import { canSeeTicket } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { refusalToShare, shareAnswer } from '../../domain/incident/share-answer.ts';
import { maskExcerpt } from '../../domain/text/entities.ts';
import { encloseFiles } from '../../domain/ticket/actions/enclose-files.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import { forbidden, notFound } from '../../lib/errors.ts';
import { audienceOf, type TicketFile } from '../tickets/ticket-service.ts';
import type { IncidentDeps } from './incident-deps.ts';
import { incidentMoved, nothingToShare } from './incident-errors.ts';
import { incidentsOf } from './incident-store.ts';
import { othersToAnswer } from './incident-views.ts';

function localeOf(lang: string): 'vi' | 'en' {
  return lang === 'en' ? 'en' : 'vi';
}

/** The last answer that the actor's own agency approved on a ticket. */
function approvedAnswer(file: TicketFile, agency: string) {
  return file.messages.findLast(
    (message) =>
      message.kind === 'answer' &&
      message.state === 'approved' &&
      file.assignments.some((one) => one.id === message.assignmentId && one.agencyCode === agency),
  );
}

/** One answer for all tickets of an incident that one agency leads: each gets its own message, events and outcome. */
export function createShareService(deps: IncidentDeps) {
  const { database, tickets } = deps;

  return {
    /** What a lead may send on from this ticket, and to which; null where there is nothing, or it is not theirs. */
    async offer(
      actor: StaffActor,
      { ticketId, incidentId }: { readonly ticketId: string; readonly incidentId: string },
    ): Promise<TicketIncident['share']> {
      const { agency } = actor;
      if (actor.role !== 'lead' || agency === null) return null;
      const file = await tickets.file(ticketId);
      const answer = file && approvedAnswer(file, agency);
      if (!answer) return null;
      const others = await othersToAnswer(database, audienceOf(actor).scope, { incidentId, ticketId });
      const judged = others.map((other) => ({
        other,
        reason: refusalToShare({ ticket: other, assignments: other.assignments }, agency),
      }));
      return {
        messageId: answer.id,
        text: answer.text,
        lang: localeOf(file.ticket.lang),
        targets: judged
          .filter(({ reason }) => reason === null)
          .map(({ other: { id, code, subject, lang, channel } }) => ({
            id,
            code,
            // As in every list: the other ticket shows what its reader may see of it.
            subject: maskExcerpt(subject),
            lang: localeOf(lang),
            channel,
          })),
        refused: judged.flatMap(({ other, reason }) => (reason === null ? [] : [{ code: other.code, reason }])),
      };
    },

    /**
     * Sends an approved answer to the tickets that the lead saw and confirmed, each in a transaction of its own: one that
     * changed meanwhile is named and holds up no other.
     */
    async send(actor: StaffActor, ticketId: string, request: ShareRequest): Promise<ShareResult> {
      const { agency } = actor;
      const file = await tickets.file(ticketId);
      if (!file || !canSeeTicket(actor, factsOf(file))) throw notFound();
      if (actor.role !== 'lead' || agency === null) throw forbidden();
      const incident = (await incidentsOf(database, [ticketId])).get(ticketId);
      if (approvedAnswer(file, agency)?.id !== request.messageId || !incident) throw nothingToShare();
      const scope = audienceOf(actor).scope;
      const others = await othersToAnswer(database, scope, { incidentId: incident.id, ticketId });
      const known = new Map(others.map((other) => [other.id, other]));
      const wanted = [...new Set(request.tickets)].map((id) => known.get(id));
      if (wanted.some((other) => other === undefined)) throw incidentMoved();

      const [at, reference] = [deps.now(), await deps.reference()];
      const answered: string[] = [];
      const refused: { code: string; reason: ShareRefusal }[] = [];
      for (const other of wanted) {
        if (!other) continue;
        const text = request.texts[localeOf(other.lang)];
        const reason = await database.transaction(async (tx): Promise<ShareRefusal | null> => {
          const loaded = (await tickets.load(tx, [other.id])).get(other.id);
          if (!loaded || loaded.ticket.sealed) return 'ended';
          const refusal = refusalToShare(loaded, agency);
          if (refusal) return refusal;
          if (text === undefined) return 'no_text';
          const context = { actor, at, reference, newId: deps.newId };
          const input = { text, incidentId: incident.id, from: file.ticket.code };
          const files = file.attachments
            .filter((one) => one.messageId === request.messageId && one.scan !== 'infected')
            .map((one) => ({ ...one, id: deps.newId() }));
          await tickets.write(tx, [encloseFiles(shareAnswer(loaded, input, context), files, at)]);
          return null;
        });
        if (reason === null) answered.push(other.code);
        else refused.push({ code: other.code, reason });
      }
      deps.nudge();
      return { answered, refused };
    },
  };
}

export type ShareService = ReturnType<typeof createShareService>;
