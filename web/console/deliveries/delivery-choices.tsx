import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowBackUp, IconCircleCheck, IconRefresh, IconSend, IconX } from '@tabler/icons-react';
import type { DeliveryOffer, DeliveryReportView } from '../../../src/contract/deliveries.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useChannelLabel } from '../shell/use-channel-label.ts';
import { useDelayedDecision } from './use-delayed-decision.ts';

type DeliveryChoicesProps = {
  readonly ticketId: string;
  readonly messageId: string;
  readonly report: DeliveryReportView;
};

/** What a person can do about a message that did not arrive: another way first, for the same one has just failed. */
export function DeliveryChoices({ ticketId, messageId, report }: DeliveryChoicesProps) {
  const { t } = useWords();
  const { pending, decide, undo, now, mutation } = useDelayedDecision(ticketId, messageId);
  const labelOf = useChannelLabel();
  const channelOf = (offer: DeliveryOffer | undefined) => (offer ? labelOf(offer.channel) : '');
  if (pending) {
    const offer = report.offers.find((one) => one.identityId === pending.identityId);
    const words =
      pending.decision === 'sent'
        ? t('deliveries.will_sent')
        : t('deliveries.will_resend', { channel: channelOf(offer) });
    return (
      <div className="delivery-pending" role="status">
        <span>{words}</span>
        <span className="delivery-countdown" aria-hidden="true" />
        <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={16} />} onClick={undo} autoFocus>
          {t('deliveries.undo')}
        </Button>
        <Button size="xs" variant="subtle" onClick={now}>
          {t('deliveries.now')}
        </Button>
      </div>
    );
  }
  const offers = report.decisions.includes('resend') ? report.offers : [];
  const wordsOf = (offer: DeliveryOffer) => {
    const channel = channelOf(offer);
    if (offer.isSame) return t('deliveries.resendSame', { channel });
    return offer.address === null
      ? t('deliveries.resendBy', { channel })
      : t('deliveries.resendTo', { channel, address: shownAddress(offer) });
  };
  return (
    <div className="delivery-choices">
      <Group gap={8}>
        {offers.map((offer, index) => (
          <Button
            key={offer.identityId}
            size="xs"
            variant={index === 0 ? 'filled' : 'default'}
            leftSection={offer.isSame ? <IconRefresh size={16} /> : <IconSend size={16} />}
            loading={mutation.isPending}
            onClick={() => decide({ decision: 'resend', identityId: offer.identityId })}
          >
            {wordsOf(offer)}
          </Button>
        ))}
        {report.decisions.includes('sent') && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconCircleCheck size={16} />}
            disabled={mutation.isPending}
            onClick={() => decide({ decision: 'sent' })}
          >
            {t('deliveries.arrived')}
          </Button>
        )}
        {report.decisions.includes('dropped') && (
          <DropButton pending={mutation.isPending} onDrop={() => mutation.mutate({ decision: 'dropped' })} />
        )}
      </Group>
      {mutation.error && <ErrorNotice error={mutation.error} />}
    </div>
  );
}

/** Numbers as people here write them; ids of platforms say nothing to anybody. */
function shownAddress({ kind, address }: DeliveryOffer): string {
  if (kind === 'phone') return (address ?? '').replace(/^\+84(\d{3})(\d{3})(\d+)$/u, '0$1 $2 $3');
  return kind === 'email' ? (address ?? '') : '';
}

function DropButton({ pending, onDrop }: { readonly pending: boolean; readonly onDrop: () => void }) {
  const { t } = useWords();
  const [opened, dialog] = useDisclosure(false);
  return (
    <>
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        leftSection={<IconX size={16} />}
        disabled={pending}
        onClick={dialog.open}
      >
        {t('deliveries.drop')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={dialog.close}
        title={t('deliveries.dropTitle')}
        lead={t('deliveries.dropLead')}
        confirm={t('deliveries.drop')}
        danger
        onConfirm={() => {
          dialog.close();
          onDrop();
        }}
      />
    </>
  );
}
