import { me } from '../../contract/staff.ts';
import type { QueueKey } from '../../contract/tickets.ts';
import { permissionsOf } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { notFound } from '../../lib/errors.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import { nameOrNull } from '../reference/reference-service.ts';
import type { StaffService } from './staff-service.ts';

/** The lists that a role works from, in the order of its work. */
export function queuesOf(actor: StaffActor): QueueKey[] {
  switch (actor.role) {
    case 'operator':
      return ['triage', 'duty', 'open', 'waiting', 'due_soon', 'overdue', 'answered', 'all'];
    case 'officer':
      return ['agency', 'mine', 'approval', 'waiting', 'due_soon', 'overdue', 'answered', 'all'];
    case 'lead':
      return ['approval', 'agency', 'mine', 'waiting', 'due_soon', 'overdue', 'answered', 'all'];
    case 'supervisor':
      return ['disputed', 'overdue', 'due_soon', 'triage', 'duty', 'approval', 'waiting', 'open', 'answered', 'all'];
    case 'inspector':
      return ['sealed', 'open', 'overdue', 'answered', 'all'];
    case 'administrator':
    case 'auditor':
      return ['open', 'overdue', 'answered', 'all'];
  }
}

export function staffRoutes(deps: {
  readonly staff: Pick<StaffService, 'profile'>;
  readonly reference: () => Promise<ReferenceData>;
  /** Whether there is a duty desk beside the working desk. */
  readonly isDivided: () => Promise<boolean>;
  readonly demo: boolean;
}): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/me',
      tag: 'Staff',
      summary: 'Who is signed in and what they may do',
      access: 'staff',
      response: me,
      handle: async ({ actor }) => {
        const profile = await deps.staff.profile(actor.id);
        if (!profile) throw notFound();
        const [{ agencies }, isDivided] = await Promise.all([deps.reference(), deps.isDivided()]);
        return {
          id: profile.id,
          name: profile.name,
          email: profile.email,
          role: profile.role,
          agency: nameOrNull(agencies, profile.agency),
          permissions: permissionsOf(profile),
          queues: queuesOf(profile).filter((queue) => queue !== 'duty' || isDivided),
          twoFactor: profile.twoFactor,
          demo: deps.demo,
        };
      },
    }),
  ];
}
