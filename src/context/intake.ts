import { createAskName } from '../features/intake/ask-name.ts';
import { createBalanceService } from '../features/intake/balance-service.ts';
import { createConfirmReports } from '../features/intake/confirm-reports.ts';
import { sentMessageOf } from '../features/intake/notice-store.ts';
import { createIntakeService } from '../features/intake/intake-service.ts';
import type { BatchRouting } from '../features/intake/open-from-message.ts';
import { createQuarantineService } from '../features/intake/quarantine-service.ts';
import { createReceiptStore } from '../features/intake/receipt-store.ts';
import { createUnderstand } from '../features/intake/understand.ts';
import { createCallService } from '../features/calls/call-service.ts';
import { fetchMedia } from '../platform/media-guard.ts';
import type { Ground } from './ground.ts';

/** Receipts on their way to tickets; the hotline's calls are told within the same commit. */
export function createIntake(ground: Ground, routing: () => Promise<BatchRouting>) {
  const { database, reference, accounts, tickets, keys, nudge, now, newId, log } = ground;
  const receipts = createReceiptStore(database);
  const calls = createCallService({ newId, now, nudge: nudge.calls });
  const shared = {
    database,
    reference,
    routing,
    receipts,
    calls,
    accounts,
    tickets,
    key: keys.tickets,
    newId,
    nudge: nudge.intake,
    committed: () => {
      nudge.afterTicket();
      calls.committed();
    },
  };
  const understand = createUnderstand({
    accounts,
    fetchMedia,
    askName: createAskName({ database, now }),
    keep: ground.keep,
    confirmReports: createConfirmReports({ find: (account, report) => sentMessageOf(database, account, report), log }),
  });
  return {
    receipts,
    calls,
    intake: createIntakeService({ ...shared, understand, log }),
    balance: createBalanceService({ database, accounts, now }),
    quarantine: createQuarantineService(shared),
  };
}
