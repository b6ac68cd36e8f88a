import type { CallEvent } from '../../channels/port.ts';
import type { Sql } from '../../platform/sql.ts';
import { recordCall } from './call-store.ts';

export type CallDeps = { readonly newId: () => string; readonly now: () => Date };

/** Telephone calls: what the exchange tells, and what the centre makes of it. */
export function createCallService(deps: CallDeps) {
  return {
    /** Takes an event of a call in the caller's transaction. */
    record: (tx: Sql, accountId: string, call: CallEvent): Promise<void> =>
      recordCall(tx, { id: deps.newId(), accountId, call, now: deps.now() }),
  };
}

export type CallService = ReturnType<typeof createCallService>;
