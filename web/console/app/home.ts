import type { Me } from '../../../src/contract/staff.ts';
import type { QueueKey } from '../../../src/contract/tickets.ts';

type Home = { readonly to: '/dashboard' } | { readonly to: '/q/$queue'; readonly params: { readonly queue: QueueKey } };

/** Where work begins for this person: supervisors see the whole, others their first queue. */
export function homeOf(me: Me): Home {
  if (me.role === 'supervisor' && me.permissions.includes('dashboard:read')) return { to: '/dashboard' };
  return { to: '/q/$queue', params: { queue: me.queues[0] ?? 'open' } };
}
