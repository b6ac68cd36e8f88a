import { Button } from '@mantine/core';
import { IconHistory, IconRestore } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { discardDraft, restoreVersion, rulesQuery } from '../api/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { Tag } from '../shell/tag.tsx';
import { fullDate } from '../time/dates.ts';
import { CompareSets } from './compare-sets.tsx';
import { useDraft, useRules } from './rules-context.ts';
import { versionsOf } from './versions-of.ts';

/** What was in force before, by whom and why; any two beside each other; any of them back into the draft. */
export function VersionsPage() {
  const { t, lang } = useWords();
  const say = useSay();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { from, to } = useSearch({ from: '/staff/framed/rules/versions' });
  const { sets, keeper, writes } = useRules();
  const { head, phase } = useDraft();
  const [asked, setAsked] = useState<number | null>(null);
  const isDrafted = head !== null || phase !== 'kept';
  const restore = useMutation({
    mutationFn: async (id: number) => {
      await keeper.rest();
      // The person has agreed that it goes; the hub itself would refuse.
      if (isDrafted) await discardDraft();
      return restoreVersion(id);
    },
    onError: () => void keeper.flush(),
    onSuccess: (fresh, id) => {
      client.setQueryData(rulesQuery.queryKey, fresh);
      keeper.take(fresh);
      say(t('rules.restored', { id: String(id) }));
      void navigate({ to: '/rules' });
    },
  });
  const { published } = sets;
  const versions = versionsOf(sets);
  return (
    <section className="versions-page" aria-labelledby="versions-title">
      <h2 id="versions-title">{t('rules.versionsTitle')}</h2>
      <p className="muted rules-lead">{t('rules.versionsLead')}</p>
      {versions.length === 0 && (
        <StateMessage icon={<IconHistory />} title={t('rules.versionsEmpty')} hint={t('rules.versionsEmptyHint')} />
      )}
      <ol className="version-list">
        {versions.map((version) => (
          <li key={version.id}>
            <div className="version-words">
              <p>
                <strong>{t('rules.version', { id: String(version.id) })}</strong>{' '}
                {version.id === published?.id && <Tag tone="green">{t('rules.inUse')}</Tag>}{' '}
                <span className="muted small">{t('rules.count', { count: version.count })}</span>
              </p>
              <p>{version.note ?? <span className="muted">{t('rules.noNote')}</span>}</p>
              <p className="muted small">
                {t('rules.byAuthor', {
                  author: version.publishedBy ?? version.author,
                  date: fullDate(version.publishedAt ?? version.updatedAt, lang),
                })}
                {version.restoredFrom !== null && ` · ${t('rules.restoredFrom', { id: String(version.restoredFrom) })}`}
              </p>
            </div>
            <div className="version-buttons">
              {published && version.id !== published.id && (
                <Button
                  size="xs"
                  variant="default"
                  renderRoot={(props) => (
                    <Link
                      {...props}
                      to="/rules/versions"
                      search={{ from: String(version.id), to: String(published.id) }}
                    />
                  )}
                >
                  {t('rules.compareWith')}
                </Button>
              )}
              {writes && (
                <Button
                  size="xs"
                  variant="subtle"
                  leftSection={<IconRestore size={16} />}
                  onClick={() => setAsked(version.id)}
                >
                  {t('rules.restore')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {(versions.length > 1 || (versions.length > 0 && head)) && <CompareSets from={from} to={to} />}
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={t('rules.restoreTitle', { id: String(asked) })}
        lead={`${t('rules.restoreLead')}${isDrafted ? ` ${t('rules.restoreOver')}` : ''}`}
        confirm={t('rules.restore')}
        mutation={restore}
        onConfirm={() => asked !== null && restore.mutate(asked)}
      />
    </section>
  );
}
