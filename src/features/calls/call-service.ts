import type { CallEvent } from '../../channels/notice.ts';
import type { Sql } from '../../platform/sql.ts';
import { recordCall } from './call-store.ts';

export type CallDeps = {
  readonly newId: () => string;
  readonly now: () => Date;
  /** Tells the consoles that calls changed; may get lost. */
  readonly nudge: () => void;
};

/** What the exchange tells of calls. */
export function createCallService(deps: CallDeps) {
  let isUntold = false;
  return {
    /** Takes an event of a call in the caller's transaction. */
    async record(tx: Sql, accountId: string, call: CallEvent): Promise<void> {
      isUntold = true;
      await recordCall(tx, { id: deps.newId(), accountId, call, now: deps.now() });
    },

    /** For after the commit of whoever recorded. */
    committed(): void {
      if (isUntold) deps.nudge();
      isUntold = false;
    },
  };
}
