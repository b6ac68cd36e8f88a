import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { dutyQuery } from '../api/duty.ts';
import { useMe } from '../shell/me-context.ts';

/** When working time begins or ends, or duty is handed over, reports move between queues without any of them changing. */
export function useDeskChange(): void {
  const client = useQueryClient();
  const reads = useMe().permissions.includes('duty:read');
  const now = useQuery({ ...dutyQuery, enabled: reads }).data?.now;
  const desk = now && [now.desk, ...now.people.map(({ id }) => id)].join(' ');
  const before = useRef(desk);
  useEffect(() => {
    const changed = desk !== undefined && before.current !== undefined && before.current !== desk;
    before.current = desk ?? before.current;
    if (!changed) return;
    for (const key of ['me', 'queues', 'tickets']) void client.invalidateQueries({ queryKey: [key] });
  }, [client, desk]);
}
