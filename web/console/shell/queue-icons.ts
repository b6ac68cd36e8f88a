import {
  IconArchive,
  IconCircleCheck,
  IconClockExclamation,
  IconClockHour4,
  IconFolderOpen,
  IconInbox,
  IconMailQuestion,
  IconSignature,
  IconUserCircle,
} from '@tabler/icons-react';
import type { QueueKey } from '../../../src/contract/tickets.ts';

export const queueIcons = {
  triage: IconInbox,
  mine: IconUserCircle,
  approval: IconSignature,
  waiting: IconMailQuestion,
  open: IconFolderOpen,
  due_soon: IconClockHour4,
  overdue: IconClockExclamation,
  answered: IconCircleCheck,
  all: IconArchive,
} as const satisfies Record<QueueKey, typeof IconInbox>;

/** The key after `g` that goes to a queue. */
export const queueKeysAfterG = {
  triage: 't',
  mine: 'm',
  approval: 'a',
  waiting: 'w',
  open: 'o',
  due_soon: 's',
  overdue: 'l',
  answered: 'd',
  all: 'e',
} as const satisfies Record<QueueKey, string>;
