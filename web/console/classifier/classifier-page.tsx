import { Button, Group, Select } from '@mantine/core';
import { IconFlask, IconSchool } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { modelsQuery } from '../api/classifier.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useMe } from '../shell/me-context.ts';
import { PageLoading } from '../shell/page-loading.tsx';
import { SavedLine } from '../shell/saved-line.tsx';
import { ActivateButton } from './activate-button.tsx';
import { ModelCard } from './model-card.tsx';
import { useModelName } from './model-names.ts';
import { ModelTable } from './model-table.tsx';
import { useModelActions } from './use-model-actions.ts';

/** What the router has learned: models, their report cards side by side, training and switching. */
export function ClassifierPage() {
  const { t } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const search = useSearch({ from: '/staff/framed/classifier' });
  const nameOf = useModelName();
  const actions = useModelActions();
  const { data, error, refetch } = useQuery(modelsQuery);
  if (!data) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  const { models } = data;
  const writes = me.permissions.includes('routing:write');
  const ready = models.filter((model) => model.state === 'ready');
  const shown =
    ready.find((model) => model.id === search.model) ?? ready.find((model) => model.isActive) ?? ready.at(-1);
  const other = ready.find((model) => model.id === search.with && model.id !== shown?.id);
  const go = (model: string, beside: string | undefined) =>
    void navigate({
      to: '/classifier',
      search: { model, ...(beside !== undefined && beside !== model && { with: beside }) },
      replace: true,
    });
  const { train, activate } = actions;
  const isTraining = models.some((model) => model.state === 'training');
  return (
    <div className="dashboard classifier">
      <header className="dashboard-head">
        <div>
          <h1>{t('classifier.title')}</h1>
          <p className="muted">{t('classifier.lead')}</p>
          {!writes && <p className="muted small">{t('classifier.readOnly')}</p>}
        </div>
        <Group gap={8}>
          <Button component={Link} to="/classifier/try" variant="default" leftSection={<IconFlask size={18} />}>
            {t('classifier.try')}
          </Button>
          {writes && (
            <Button
              leftSection={<IconSchool size={18} />}
              loading={train.isPending}
              disabled={isTraining}
              onClick={() => train.mutate()}
              aria-describedby="train-hint"
            >
              {t('classifier.train')}
            </Button>
          )}
        </Group>
      </header>
      {train.error && <ErrorNotice error={train.error} />}
      {activate.error && <ErrorNotice error={activate.error} />}
      <SavedLine>{activate.isSuccess && t('classifier.activated', { model: nameOf(activate.variables) })}</SavedLine>
      <ModelTable models={models} shown={shown?.id ?? ''} onShow={(id) => go(id, other?.id)} />
      {writes && (
        <p id="train-hint" className="muted small train-hint">
          {t('classifier.trainHint')}
        </p>
      )}
      {shown && (
        <section aria-labelledby="card-title" className="classifier-card">
          <header className="panel-head">
            <h2 id="card-title">{nameOf(shown.id)}</h2>
            <Group gap={8}>
              {ready.length > 1 && (
                <Select
                  aria-label={t('classifier.compare')}
                  placeholder={t('classifier.compare')}
                  clearable
                  value={other?.id ?? null}
                  onChange={(id) => go(shown.id, id ?? undefined)}
                  data={ready
                    .filter((model) => model.id !== shown.id)
                    .map((model) => ({ value: model.id, label: nameOf(model.id) }))}
                />
              )}
              {writes && !shown.isActive && <ActivateButton id={shown.id} actions={actions} />}
            </Group>
          </header>
          <ModelCard key={shown.id} id={shown.id} other={other?.id ?? null} />
        </section>
      )}
    </div>
  );
}
