import type { ActionCall } from '../api/ticket-action.ts';
import type { Choice } from './choice.ts';

/** The request for a choice; null while agency or category is missing. */
export function routeCall(choice: Choice, version: number): Extract<ActionCall, { action: 'route' }> | null {
  const { lead, category, coordinating, priority } = choice;
  if (!lead || !category) return null;
  const note = choice.note.trim();
  return {
    action: 'route',
    body: {
      version,
      lead,
      category,
      coordinating: coordinating.filter((agency) => agency !== lead),
      priority,
      ...(note === '' ? {} : { note }),
    },
  };
}
