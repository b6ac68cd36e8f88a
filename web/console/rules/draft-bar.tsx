import { Button, Group } from '@mantine/core';
import { IconCheck, IconClock, IconPencil } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { discardDraft, rulesQuery } from '../api/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { fullDate } from '../time/dates.ts';
import { ConflictNotice } from './conflict-notice.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { useDraft, useRules } from './rules-context.ts';

/** Whether what is shown is in force or a draft, whether it is saved, and what becomes of it. */
export function DraftBar() {
  const { t, lang } = useWords();
  const say = useSay();
  const client = useQueryClient();
  const { sets, keeper, writes } = useRules();
  const { head, phase, error } = useDraft();
  const [dialog, setDialog] = useState<'discard' | 'publish' | null>(null);
  const [isPublished, setPublished] = useState(false);
  const discard = useMutation({
    mutationFn: async () => {
      await keeper.rest();
      return discardDraft();
    },
    onError: () => void keeper.flush(),
    onSuccess: (fresh) => {
      client.setQueryData(rulesQuery.queryKey, fresh);
      keeper.take(fresh);
      setDialog(null);
      say(t('rules.discarded'));
    },
  });
  const { published } = sets;
  const isDraft = head !== null || phase !== 'kept';
  return (
    <>
      <section className="draft-bar" data-draft={isDraft} aria-label={t(isDraft ? 'rules.draft' : 'rules.inUse')}>
        {isDraft ? <IconPencil size={20} aria-hidden="true" /> : <IconCheck size={20} aria-hidden="true" />}
        <div>
          {isDraft ? (
            head && <p>{t('rules.draftState', { date: fullDate(head.updatedAt, lang), author: head.author })}</p>
          ) : (
            <p>
              {published?.publishedAt
                ? t('rules.publishedState', {
                    date: fullDate(published.publishedAt, lang),
                    author: published.publishedBy ?? published.author,
                  })
                : t('rules.noneState')}
            </p>
          )}
          {writes && isDraft && <SaveState />}
        </div>
        {writes && isDraft && (
          <Group gap={8}>
            <Button variant="subtle" color="gray" onClick={() => setDialog('discard')}>
              {t('rules.discard')}
            </Button>
            <Button disabled={phase === 'conflict'} onClick={() => setDialog('publish')}>
              {t('rules.publish')}
            </Button>
          </Group>
        )}
      </section>
      {phase === 'conflict' && <ConflictNotice />}
      {phase === 'failed' && <ErrorNotice error={error} />}
      {isPublished && !isDraft && (
        <div className="notice" data-tone="green" role="status">
          <IconCheck size={20} aria-hidden="true" />
          <strong>{t('rules.published')}</strong>
        </div>
      )}
      <ConfirmDialog
        opened={dialog === 'discard'}
        onClose={() => setDialog(null)}
        title={t('rules.discardTitle')}
        lead={t('rules.discardLead')}
        confirm={t('rules.discard')}
        danger
        mutation={discard}
        onConfirm={() => discard.mutate()}
      />
      {dialog === 'publish' && (
        <PublishDialog
          onClose={() => setDialog(null)}
          onDone={() => {
            setDialog(null);
            setPublished(true);
          }}
        />
      )}
    </>
  );
}

function SaveState() {
  const { t } = useWords();
  const { keeper } = useRules();
  const { phase } = useDraft();
  if (phase === 'failed' || phase === 'conflict')
    return (
      <p className="small draft-unsaved">
        {t('rules.unsaved')}. {t('rules.unsavedHint')}{' '}
        {phase === 'failed' && (
          <button type="button" className="text-button" onClick={() => void keeper.flush()}>
            {t('shell.retry')}
          </button>
        )}
      </p>
    );
  const Icon = phase === 'kept' ? IconCheck : IconClock;
  return (
    <p className="small draft-kept" data-phase={phase}>
      <Icon size={16} aria-hidden="true" />
      {t(`rules.${phase}`)}
    </p>
  );
}
