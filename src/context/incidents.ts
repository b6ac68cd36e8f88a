import { createBurstService } from '../features/incidents/burst-service.ts';
import { createIncidentService } from '../features/incidents/incident-service.ts';
import { createMeTooService } from '../features/incidents/me-too-service.ts';
import { createShareService } from '../features/incidents/share-service.ts';
import { createTicketIncidentService } from '../features/incidents/ticket-incident-service.ts';
import type { Ground } from './ground.ts';

/** Several reports of one thing. */
export function createIncidents({ database, tickets, reference, now, newId, nudge, keys }: Ground) {
  const deps = { database, tickets, reference, now, newId, nudge: nudge.afterTicket };
  const share = createShareService(deps);
  return {
    incidents: {
      incidents: createIncidentService(deps),
      ofTickets: createTicketIncidentService({ ...deps, share }),
      share,
    },
    bursts: createBurstService(deps),
    meToo: createMeTooService({ database, key: keys.portal, now }),
  };
}
