import type { Messages } from '../vi.ts';

export const emptiness: Messages['emptiness'] = {
  sealed: 'No sealed ticket waits for a look. Reports that may be denunciations appear here by themselves.',
  disputed: 'Nothing is disputed. Tickets that agencies bounced three times appear here by themselves.',
  triage: 'Every report has been triaged. New ones appear here by themselves.',
  duty: 'Nothing waits for the duty desk. In working time, reports are in “Awaiting triage”.',
  mine: 'You have no cases. Those that you accept or that are given to you appear here by themselves.',
  agency: 'Nothing waits for your agency. Tickets routed to it appear here by themselves.',
  approval: 'No answer awaits approval.',
  waiting: 'No ticket waits for its sender.',
  open: 'No ticket is open.',
  due_soon: 'No ticket is due soon.',
  overdue: 'No ticket is overdue.',
  answered: 'No ticket has been answered yet.',
  all: 'There are no tickets yet. The first report appears here at once.',
  title: 'The queue is empty',
};
