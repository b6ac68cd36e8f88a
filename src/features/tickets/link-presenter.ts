import type { TicketLinkView } from '../../contract/splits.ts';
import { seesAll, type StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { maskExcerpt } from '../../domain/text/entities.ts';
import { nameOrNull } from '../reference/reference-service.ts';
import type { LinkRecord } from './detail-views.ts';

function isSeen({ sealed, agencies }: LinkRecord, actor: StaffActor): boolean {
  if (sealed) return actor.role === 'inspector';
  return seesAll(actor.role) || (actor.agency !== null && agencies.includes(actor.agency));
}

/**
 * Tickets of the same report as this viewer may know them. An agency learns by its code that its ticket was split off another
 * one, and nothing of what that one says; of a sealed one nobody but an inspector learns anything.
 */
export function presentLinks(
  links: readonly LinkRecord[],
  { actor, reference }: { readonly actor: StaffActor; readonly reference: ReferenceData },
): TicketLinkView[] {
  return links
    .filter((link) => isSeen(link, actor) || (!link.sealed && link.kind !== 'sibling'))
    .map((link) => {
      const seen = isSeen(link, actor);
      return {
        id: seen ? link.id : null,
        code: link.code,
        kind: link.kind,
        subject: seen ? maskExcerpt(link.subject) : null,
        state: seen ? link.state : null,
        agency: seen ? nameOrNull(reference.names.agencies, link.leadAgency) : null,
        split: link.splitId,
        at: link.at.toISOString(),
        isUndone: link.undoneAt !== null,
      };
    });
}
