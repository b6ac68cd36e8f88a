import { Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  shareRefusalLabels,
  type ShareRequest,
  type ShareResult,
  type TicketIncident,
} from '../../../src/contract/incidents.ts';
import { shareAnswer } from '../api/incidents.ts';
import { useWords } from '../i18n/use-words.ts';
import { DialogForm } from '../shell/dialog-form.tsx';
import { useChannelLabel } from '../shell/use-channel-label.ts';

type Share = NonNullable<TicketIncident['share']>;
type ShareDialogProps = {
  readonly ticketId: string;
  readonly share: Share;
  readonly onClose: () => void;
  readonly onDone: (result: ShareResult) => void;
};

/** The lead reads the words again, sees to whom they go and to whom they cannot, and confirms with the number. */
export function ShareDialog({ ticketId, share, onClose, onDone }: ShareDialogProps) {
  const { t, pick } = useWords();
  const labelOf = useChannelLabel();
  const client = useQueryClient();
  // What was counted when the dialog opened is what is confirmed; the page behind it goes on changing.
  const [{ targets, refused, messageId }] = useState(share);
  const [texts, setTexts] = useState({ vi: '', en: '', [share.lang]: share.text });
  const send = useMutation({
    mutationFn: (body: ShareRequest) => shareAnswer(ticketId, body),
    onSuccess: (result) => {
      for (const queryKey of [['ticket'], ['tickets'], ['incidents'], ['queues']])
        void client.invalidateQueries({ queryKey });
      onDone(result);
      onClose();
    },
  });
  const langs = (['vi', 'en'] as const).filter((lang) => targets.some((target) => target.lang === lang));
  const ready = targets.filter((target) => texts[target.lang].trim() !== '');
  const submit = () => {
    if (ready.length === 0) return;
    const [vi, en] = [texts.vi.trim(), texts.en.trim()];
    send.mutate({
      messageId,
      tickets: ready.map(({ id }) => id),
      texts: { ...(vi !== '' && { vi }), ...(en !== '' && { en }) },
    });
  };
  return (
    <DialogForm
      title={t('incidents.shareTitle')}
      confirm={t('incidents.shareConfirm', { count: ready.length })}
      size="xl"
      disabled={ready.length === 0}
      mutation={send}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>{t('incidents.shareLead')}</p>
      {langs.map((lang) => (
        <Textarea
          key={lang}
          label={lang === 'vi' ? t('incidents.shareVi') : t('incidents.shareEn')}
          description={
            texts[lang].trim() === '' &&
            t('incidents.shareMissing', { count: targets.filter((target) => target.lang === lang).length })
          }
          autosize
          minRows={4}
          maxRows={10}
          maxLength={20_000}
          value={texts[lang]}
          onChange={({ currentTarget: { value } }) => setTexts((before) => ({ ...before, [lang]: value }))}
        />
      ))}
      <div className="share-lists">
        <section aria-labelledby="share-to">
          <h3 id="share-to">{t('incidents.shareTo')}</h3>
          <ul>
            {targets.map(({ id, code, subject, channel }) => (
              <li key={id}>
                <strong>{code}</strong> {subject}
                <span className="muted small"> · {labelOf(channel)}</span>
              </li>
            ))}
          </ul>
        </section>
        {refused.length > 0 && (
          <section aria-labelledby="share-not-to">
            <h3 id="share-not-to">{t('incidents.shareNotTo')}</h3>
            <ul>
              {refused.map(({ code, reason }) => (
                <li key={code}>{t('incidents.shareRefused', { code, reason: pick(shareRefusalLabels[reason]) })}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </DialogForm>
  );
}
