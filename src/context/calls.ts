import { createCallDeskService } from '../features/calls/call-desk-service.ts';
import { createCallReportService } from '../features/calls/call-report-service.ts';
import { createRecordingService } from '../features/calls/recording-service.ts';
import type { ContactService } from '../features/contacts/contact-service.ts';
import { codeOfReceipt } from '../features/intake/open-from-message.ts';
import type { createReceiptStore } from '../features/intake/receipt-store.ts';
import { fetchMedia } from '../platform/media-guard.ts';
import { sniffType } from '../platform/pictures.ts';
import type { Ground } from './ground.ts';

type Parts = {
  readonly contacts: ContactService;
  readonly receipts: Pick<ReturnType<typeof createReceiptStore>, 'put'>;
};

/** The desk of the hotline: calls, what is written down during them, and their recordings. */
export function createCalls(ground: Ground, { contacts, receipts }: Parts) {
  const { database, reference, accounts, tickets, keys, nudge, now, newId, log, files, keep } = ground;
  const key = keys.tickets;
  const callDesk = createCallDeskService({ database, contacts, now, nudge: nudge.calls });
  const afterCall = () => {
    nudge.afterTicket();
    nudge.calls();
  };
  const recordings = createRecordingService({
    database,
    accounts,
    fetchMedia,
    sniff: sniffType,
    keep,
    files,
    tickets,
    desk: callDesk,
    now,
    newId,
    nudge: afterCall,
    log,
  });
  const callReports = createCallReportService({
    database,
    desk: callDesk,
    intake: {
      async put(accountId, receipt, at) {
        const [row] = await receipts.put(accountId, [{ receipt, headers: {} }], at);
        if (!row) throw new Error('the receipt was not stored');
        return row;
      },
      codeOf: async (row) => codeOfReceipt(row, { prefix: (await reference()).province.codePrefix, key }),
      nudge: nudge.intake,
    },
    tickets,
    attachRecording: recordings.attach,
    reference,
    key,
    now,
    newId,
    nudge: afterCall,
  });
  return { callDesk, recordings, callReports };
}
