import { VisuallyHidden } from '@mantine/core';
import { useSaid } from '../live/live-context.ts';

/** The place from which screen readers hear of arrivals. */
export function Announcer() {
  const said = useSaid();
  return (
    <VisuallyHidden aria-live="polite" role="status">
      {said}
    </VisuallyHidden>
  );
}
