import {
  IconAlertTriangle,
  IconCheck,
  IconChecks,
  IconClock,
  IconEyeCheck,
  IconHelpCircle,
  IconMailOff,
} from '@tabler/icons-react';

/** One for each state of a delivery; its word is always beside it. */
export const deliveryIcons = {
  queued: IconClock,
  sending: IconClock,
  sent: IconCheck,
  delivered: IconChecks,
  read: IconEyeCheck,
  failed: IconAlertTriangle,
  unknown: IconHelpCircle,
  suppressed: IconMailOff,
} as const;
