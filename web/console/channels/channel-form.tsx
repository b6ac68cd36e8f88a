import { Button, Group } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import type { ChannelDetail, ChannelKindView } from '../../../src/contract/channels.ts';
import { ApiError } from '../api/api-error.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { useClearOfBar } from '../shell/use-clear-of-bar.ts';
import { ChannelFields } from './channel-fields.tsx';
import type { ChannelActions } from './use-channel-actions.ts';
import { useChannelForm } from './use-channel-form.ts';

type ChannelFormProps = {
  readonly channel: ChannelDetail;
  readonly kind: ChannelKindView;
  readonly mutation: ChannelActions['save'];
};

/** The settings of an account: what is typed stays until it is saved or discarded. */
export function ChannelForm({ channel, kind, mutation }: ChannelFormProps) {
  const { t } = useWords();
  const form = useChannelForm(kind, channel, mutation.error);
  useClearOfBar(form.isChanged);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.setTried(true);
    if (!form.isComplete) return;
    mutation.mutate(
      { kind: channel.kind, name: form.name.trim(), settings: form.changes },
      { onSuccess: () => form.forget() },
    );
  };
  const discard = () => {
    form.forget();
    mutation.reset();
  };
  return (
    <section className="channel-section" aria-labelledby="channel-settings">
      <h2 id="channel-settings">{t('channels.settings')}</h2>
      <form className="form channel-form" onSubmit={submit} noValidate>
        <ChannelFields kind={kind} form={form} />
        <FormProblem error={mutation.error} />
        {mutation.isSuccess && !form.isChanged && (
          <p className="channel-saved" role="status">
            <IconCheck size={18} aria-hidden="true" /> {t('channels.saved')}
          </p>
        )}
        <Group justify="flex-end" className="channel-form-foot" data-changed={form.isChanged}>
          {form.isChanged && (
            <Button variant="default" onClick={discard}>
              {t('channels.discard')}
            </Button>
          )}
          <Button type="submit" loading={mutation.isPending} disabled={!form.isChanged}>
            {t('channels.save')}
          </Button>
        </Group>
      </form>
    </section>
  );
}

/** Mistakes that have a field stand beside it; here only that there are some. */
export function FormProblem({ error }: { readonly error: unknown }) {
  const { t } = useWords();
  if (!error) return null;
  if (error instanceof ApiError && error.fields.length > 0) {
    return (
      <Notice tone="red">
        <p>{t('channels.formProblem')}</p>
      </Notice>
    );
  }
  return <ErrorNotice error={error} />;
}
