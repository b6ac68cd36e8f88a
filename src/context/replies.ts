import { createChannelAdminService } from '../features/channels/channel-admin-service.ts';
import type { IntakeService } from '../features/intake/intake-service.ts';
import { createDeliveryDecisionService } from '../features/replies/delivery-decision-service.ts';
import { createModerationService } from '../features/replies/moderation-service.ts';
import { createReplyFileService } from '../features/reply-files/reply-file-service.ts';
import { createReplyPreviewService } from '../features/replies/reply-preview-service.ts';
import { createRefusalConfirmations } from '../features/replies/refusal-confirmation-service.ts';
import { createReplyService } from '../features/replies/reply-service.ts';
import { createStateQuestions } from '../features/replies/state-question-service.ts';
import { createTemplateService } from '../features/templates/template-service.ts';
import { createTemplateStore } from '../features/templates/template-store.ts';
import { sealWith } from '../platform/secrets.ts';
import type { Ground } from './ground.ts';

type Parts = {
  readonly doorFor: IntakeService['doorFor'];
  readonly silent: Parameters<typeof createChannelAdminService>[0]['silent'];
  readonly shippedTemplates: Parameters<typeof createTemplateService>[0]['shipped'];
};

/** Channels, and what goes out on them. */
export function createReplies(ground: Ground, { doorFor, silent, shippedTemplates }: Parts) {
  const { database, reference, accounts, tickets, keys, nudge, now, newId, log, publicUrl } = ground;
  const channels = createChannelAdminService({
    database,
    accounts,
    adapters: ground.adapters,
    addresses: ground.described.addresses,
    store: ground.accountStore,
    silent,
    publicUrl,
    seal: sealWith(keys.channels),
    now,
    newId,
  });
  const mustScan = ground.scanner !== null;
  const { keep, files } = ground;
  const replyFiles = createReplyFileService({ database, tickets, files, keep, mustScan, now });
  return {
    channels,
    replyFiles,
    deliveries: createDeliveryDecisionService({
      database,
      accounts,
      tickets,
      reference,
      now,
      newId,
      nudge: nudge.afterTicket,
    }),
    replies: createReplyService({
      database,
      accounts,
      pace: ground.pace,
      tickets,
      reference,
      files,
      mustScan,
      key: keys.tickets,
      publicUrl,
      now,
      newId,
      random: Math.random,
      nudge: nudge.feed,
      log,
    }),
    stateQuestions: createStateQuestions({
      database,
      accounts,
      pace: ground.pace,
      accept: (accountId, receipt) => doorFor(accountId, now).accept({ receipts: [{ ...receipt, headers: {} }] }),
    }),
    refusalConfirmations: createRefusalConfirmations({ database, accounts, pace: ground.pace, now, log }),
    moderation: createModerationService({ database, accounts, tickets, now, nudge: nudge.feed }),
    replyPreviews: createReplyPreviewService({
      database,
      accounts,
      tickets,
      reference,
      preview: channels.preview,
      waiting: replyFiles.waiting,
      publicUrl,
      key: keys.tickets,
      now,
    }),
    templates: createTemplateService({
      store: createTemplateStore(ground.prisma),
      shipped: shippedTemplates,
      kinds: [...ground.described.channels.values()],
      changed: ground.referenceService.forget,
      now,
      log,
    }),
  };
}
