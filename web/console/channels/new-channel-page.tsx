import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { ChannelKindView } from '../../../src/contract/channels.ts';
import { Outline } from '../../shared/icons.tsx';
import { channelKindsQuery, channelsQuery } from '../api/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { ChannelFields } from './channel-fields.tsx';
import { FormProblem } from './channel-form.tsx';
import { ChannelHelp } from './channel-help.tsx';
import { useChannelActions } from './use-channel-actions.ts';
import { useChannelForm } from './use-channel-form.ts';

/** First what kind of channel, then its settings. */
export function NewChannelPage() {
  const { t, pick } = useWords();
  const { kind: chosen } = useSearch({ from: '/staff/framed/channels/new' });
  const { data: kinds, error, refetch } = useQuery(channelKindsQuery);
  const kind = kinds?.find((one) => one.kind === chosen);
  if (!kinds) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  return (
    <div className="channel-page">
      <header className="channel-head">
        <ActionIcon
          component={Link}
          to={kind ? '/channels/new' : '/channels'}
          size="lg"
          aria-label={t(kind ? 'channels.otherKind' : 'channels.toList')}
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
        <div className="channel-title">
          <h1>{kind ? `${t('channels.newTitle')}: ${pick(kind.name)}` : t('channels.newTitle')}</h1>
          {!kind && <p className="muted">{t('channels.newLead')}</p>}
        </div>
      </header>
      {kind ? (
        <div className="channel-body">
          <NewChannelForm key={kind.kind} kind={kind} />
          <div className="channel-main">
            <ChannelHelp kind={kind} />
          </div>
        </div>
      ) : (
        <ul className="kind-list" aria-label={t('channels.chooseKind')}>
          {kinds.map((one) => (
            <li key={one.kind}>
              <Link to="/channels/new" search={{ kind: one.kind }} className="kind-choice">
                <span className="channel-tile">
                  <Outline path={one.icon} size={22} />
                </span>
                {pick(one.name)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function NewChannelForm({ kind }: { readonly kind: ChannelKindView }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data } = useQuery(channelsQuery);
  const taken = new Set(data?.items.map((one) => one.id));
  const [typedId, setId] = useState<string | null>(null);
  const id = typedId ?? freeId(kind.kind, taken);
  const { save } = useChannelActions(id);
  const form = useChannelForm(kind, null, save.error);
  const idProblem = !/^[a-z0-9][a-z0-9-]{0,39}$/u.test(id)
    ? t('channels.badId')
    : taken.has(id)
      ? t('channels.takenId')
      : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.setTried(true);
    if (!form.isComplete || idProblem !== null) return;
    save.mutate(
      { kind: kind.kind, name: form.name.trim(), settings: form.changes },
      { onSuccess: () => void navigate({ to: '/channels/$channelId', params: { channelId: id }, search: {} }) },
    );
  };
  return (
    <form className="form channel-form" onSubmit={submit} noValidate aria-label={t('channels.settings')}>
      <TextInput
        label={t('channels.id')}
        description={t('channels.idHint')}
        value={id}
        onChange={(event) => setId(event.currentTarget.value)}
        error={typedId !== null || form.tried ? idProblem : null}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
      />
      <ChannelFields kind={kind} form={form} />
      <FormProblem error={save.error} />
      <Group justify="flex-end" className="channel-form-foot">
        <Button variant="default" component={Link} to="/channels">
          {t('shell.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('channels.create')}
        </Button>
      </Group>
    </form>
  );
}

/** The kind itself, with a number behind it from the second account on. */
function freeId(kind: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? kind : `${kind}-${number}`;
    if (!taken.has(id)) return id;
  }
}
