import type { Tone } from '../shell/tag.tsx';
import type { TicketRow } from '../../../src/contract/tickets.ts';

/** Blue waits for the sender, green is done, red was refused; everything under way is the accent or grey. */
export function stateTone(state: TicketRow['state']): Tone {
  switch (state) {
    case 'waiting_sender':
      return 'blue';
    case 'answered':
      return 'green';
    case 'refused':
    case 'spam':
      return 'red';
    case 'new':
    case 'triage':
    case 'reopened':
    case 'awaiting_approval':
      return 'amber';
    case 'forwarded':
    case 'processing':
      return 'accent';
    case 'closed':
    case 'diverted':
    case 'merged':
      return 'grey';
  }
}
