import {
  IconArchive,
  IconArrowsExchange,
  IconBuilding,
  IconCircleCheck,
  IconClockExclamation,
  IconClockHour4,
  IconFolderOpen,
  IconInbox,
  IconLock,
  IconMailQuestion,
  IconMoonStars,
  IconSignature,
  IconUserCircle,
} from '@tabler/icons-react';
import type { QueueKey } from '../../../src/contract/tickets.ts';

export const queueIcons = {
  sealed: IconLock,
  disputed: IconArrowsExchange,
  triage: IconInbox,
  duty: IconMoonStars,
  mine: IconUserCircle,
  agency: IconBuilding,
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
  sealed: 'i',
  disputed: 'x',
  triage: 't',
  duty: 'n',
  mine: 'm',
  agency: 'u',
  approval: 'a',
  waiting: 'w',
  open: 'o',
  due_soon: 's',
  overdue: 'l',
  answered: 'd',
  all: 'e',
} as const satisfies Record<QueueKey, string>;
