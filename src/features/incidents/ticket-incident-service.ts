import type { IncidentCandidate, TicketIncident } from '../../contract/incidents.ts';
import { may } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { compareReports, suggestFrom, type Likeness } from '../../domain/incident/compare-reports.ts';
import { likenessWords } from '../../domain/incident/likeness-words.ts';
import { profileOf } from '../../domain/incident/report-profile.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { notFound } from '../../lib/errors.ts';
import { nameOf } from '../reference/reference-service.ts';
import { audienceOf } from '../tickets/ticket-service.ts';
import { namedReport, type IncidentDeps } from './incident-deps.ts';
import { presentIncident } from './incident-presenter.ts';
import { incidentsOf } from './incident-store.ts';
import { findIncident } from './incident-views.ts';
import { reportsAround, reportsByIds, type FoundReport } from './report-views.ts';
import type { ShareService } from './share-service.ts';

const shown = 5;

type Found = { readonly id: string } & Likeness;

/** The reports most like this one, the likeliest first. */
function likest(own: FoundReport, others: readonly FoundReport[], reference: ReferenceData): Found[] {
  const profile = profileOf(namedReport(own, reference));
  return others
    .map((other) => ({ id: other.id, ...compareReports(profile, profileOf(namedReport(other, reference))) }))
    .filter(({ score }) => score >= suggestFrom)
    .sort((a, b) => b.score - a.score);
}

/** What a ticket shares with others, as it stands beside the ticket. */
export function createTicketIncidentService(deps: IncidentDeps & { readonly share: Pick<ShareService, 'offer'> }) {
  const { database, tickets } = deps;

  async function candidatesOf(
    actor: StaffActor,
    own: FoundReport,
    incidentId: string | null,
  ): Promise<IncidentCandidate[]> {
    const audience = audienceOf(actor);
    const reference = await deps.reference();
    const found = likest(own, await reportsAround(database, own, audience.scope.agency), reference).slice(0, shown * 4);
    const ids = found.map(({ id }) => id);
    const [{ rows }, incidents] = await Promise.all([tickets.rowsFor(audience, ids), incidentsOf(database, ids)]);
    const names = {
      unit: (code: string) => nameOf(reference.communes, code),
      category: (code: string) => nameOf(reference.names.categories, code),
    };
    return found
      .flatMap(({ id, score, reasons }): IncidentCandidate[] => {
        const row = rows.get(id);
        const incident = incidents.get(id);
        if (!row || (incident && incident.id === incidentId)) return [];
        const { code, subject, state, place, leadAgency, createdAt } = row;
        return [
          {
            ticket: { id, code, subject, state, place, leadAgency, createdAt },
            score: Math.round(score * 100) / 100,
            reasons: reasons.map((reason) => likenessWords(reason, names)),
            incident: incident && incident.state !== 'ended' ? { id: incident.id, title: incident.title } : null,
          },
        ];
      })
      .slice(0, shown);
  }

  return {
    /** Throws not_found where the ticket is out of the actor's scope. Of a sealed ticket there is nothing to tell. */
    async ofTicket(actor: StaffActor, ticketId: string): Promise<TicketIncident> {
      const audience = audienceOf(actor);
      const { rows } = await tickets.rowsFor(audience, [ticketId]);
      const row = rows.get(ticketId);
      if (!row) throw notFound();
      const { meToo } = row;
      const [[own], known, reference] = await Promise.all([
        reportsByIds(database, [ticketId]),
        incidentsOf(database, [ticketId]),
        deps.reference(),
      ]);
      const mayWrite = may(actor, 'incident:write');
      if (!own) return { incident: null, candidates: [], meToo, mayWrite: false, share: null };
      const incident = known.get(ticketId);
      const sum = incident ? await findIncident(database, audience.scope, incident.id) : null;
      return {
        incident: sum && presentIncident(sum, reference),
        candidates: await candidatesOf(actor, own, incident?.id ?? null),
        meToo,
        mayWrite,
        share: incident ? await deps.share.offer(actor, { ticketId, incidentId: incident.id }) : null,
      };
    },
  };
}

export type TicketIncidentService = ReturnType<typeof createTicketIncidentService>;
