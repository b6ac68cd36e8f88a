import { randomUUID } from 'node:crypto';
import { renderPortalPage } from '../../web/portal/render.tsx';
import type { IntakeService } from '../features/intake/intake-service.ts';
import { createOneTimeCodes } from '../features/one-time-code/one-time-code-service.ts';
import { codeSender } from '../features/one-time-code/send-code.ts';
import { createSenderService } from '../features/portal/sender-service.ts';
import { createTrackingService } from '../features/portal/tracking-service.ts';
import { createProofService } from '../features/proof/proof-service.ts';
import { createUploadService } from '../features/uploads/upload-service.ts';
import { createChatService } from '../features/widget/chat-service.ts';
import { sniffType } from '../platform/pictures.ts';
import type { Ground } from './ground.ts';

/** What the public meets: the form, the chat, and the pages that follow a report. */
export function createPortal(ground: Ground, intake: IntakeService) {
  const { database, reference, accounts, tickets, files, keys, nudge, now, newId, log } = ground;
  const key = keys.tickets;
  const tracking = createTrackingService({
    database,
    tickets,
    reference,
    key,
    mustScan: ground.scanner !== null,
    now,
    newId,
    nudge: nudge.feed,
  });
  const proofs = createProofService({ database, key: keys.portal, now });
  const uploads = createUploadService({ database, files, sniff: sniffType, now });
  const codeLines = codeSender({ accounts, newId, log });
  const codes = createOneTimeCodes({ database, key: keys.portal, now, newId, send: codeLines.send });
  return {
    tracking,
    proofs,
    uploads,
    codes,
    /** Kinds of addresses that a one-time code can be sent to now. */
    confirms: codeLines.reaches,
    senders: createSenderService({ database, codes, key, now, log }),
    chat: createChatService({ database, intake, tracking, proofs, uploads, key, now, accountId: 'web' }),
    render: renderPortalPage,
    newSubmission: randomUUID,
  };
}
