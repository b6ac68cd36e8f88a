import type { Messages } from '../vi.ts';

export const emptiness: Messages['emptiness'] = {
  triage: 'Every report has been triaged. New ones appear here by themselves.',
  mine: 'Nothing waits for you. Tickets forwarded to you appear here by themselves.',
  approval: 'No answer awaits approval.',
  waiting: 'No ticket waits for its sender.',
  open: 'No ticket is open.',
  due_soon: 'No ticket is due soon.',
  overdue: 'No ticket is overdue.',
  answered: 'No ticket has been answered yet.',
  all: 'There are no tickets yet. The first report appears here at once.',
  title: 'The queue is empty',
};
