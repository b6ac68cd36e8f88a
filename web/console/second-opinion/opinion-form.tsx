import { Button, NumberInput, PasswordInput, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { SecondOpinionSaved, SecondOpinionView } from '../../../src/contract/second-opinion.ts';
import { ApiError } from '../api/api-error.ts';
import { saveSecondOpinion, secondOpinionQuery } from '../api/second-opinion.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { SavedLine } from '../shell/saved-line.tsx';

function settingsOf(view: SecondOpinionView): SecondOpinionSaved {
  const { enabled, baseUrl, model, timeoutSeconds, dailyCap, allowHouse } = view;
  return { enabled, baseUrl, model, timeoutSeconds, dailyCap, allowHouse };
}

/** The settings; switching on is asked twice, because texts leave the house from then on. */
export function OpinionForm({ view }: { readonly view: SecondOpinionView }) {
  const { t, pick } = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => settingsOf(view));
  const [asks, setAsks] = useState(false);
  const saving = useMutation({
    mutationFn: () => saveSecondOpinion(draft),
    onSuccess: (saved) => {
      client.setQueryData(secondOpinionQuery.queryKey, saved);
      setDraft(settingsOf(saved));
      setAsks(false);
    },
    onError: () => setAsks(false),
  });
  const change = (patch: Partial<SecondOpinionSaved>) => {
    if (!saving.isPending) saving.reset();
    setDraft((before) => ({ ...before, ...patch }));
  };
  const problemOf = (field: string) => {
    const found = saving.error instanceof ApiError ? saving.error.fields.find((one) => one.field === field) : null;
    return found ? pick(found.message) : null;
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.enabled && !view.enabled) setAsks(true);
    else saving.mutate();
  };
  const numberOf = (value: string | number, lowest: number) => (typeof value === 'number' ? value : lowest);
  return (
    <form className="form" onSubmit={submit}>
      <Switch
        label={t('opinion.enabled')}
        description={t('opinion.enabledHint')}
        checked={draft.enabled}
        onChange={(event) => change({ enabled: event.currentTarget.checked })}
      />
      <TextInput
        label={t('opinion.baseUrl')}
        description={t('opinion.baseUrlHint')}
        placeholder="https://api.example/v1"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={draft.baseUrl}
        error={problemOf('baseUrl')}
        onChange={(event) => change({ baseUrl: event.currentTarget.value })}
      />
      <Switch
        label={t('opinion.allowHouse')}
        description={t('opinion.allowHouseHint')}
        checked={draft.allowHouse}
        onChange={(event) => change({ allowHouse: event.currentTarget.checked })}
      />
      <TextInput
        label={t('opinion.model')}
        description={t('opinion.modelHint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={draft.model}
        error={problemOf('model')}
        onChange={(event) => change({ model: event.currentTarget.value })}
      />
      <div className="secret-input">
        <PasswordInput
          label={t('opinion.key')}
          description={t('opinion.keyHint')}
          placeholder={
            draft.key === '' ? t('channels.secretRemoved') : view.hasKey ? t('channels.secretKept') : t('opinion.noKey')
          }
          autoComplete="new-password"
          maxLength={4000}
          disabled={draft.key === ''}
          value={draft.key ?? ''}
          error={problemOf('key')}
          onChange={(event) => {
            const key = event.currentTarget.value;
            if (key === '') setDraft(({ key: _typed, ...rest }) => rest);
            else change({ key });
          }}
        />
        {view.hasKey && (draft.key === undefined || draft.key === '') && (
          <button
            type="button"
            className="text-button"
            onClick={() => (draft.key === '' ? setDraft(({ key: _none, ...rest }) => rest) : change({ key: '' }))}
          >
            {t(draft.key === '' ? 'channels.secretKeep' : 'channels.secretRemove')}
          </button>
        )}
      </div>
      <div className="opinion-numbers">
        <NumberInput
          label={t('opinion.timeout')}
          description={t('opinion.timeoutHint')}
          suffix=" s"
          min={1}
          max={20}
          allowDecimal={false}
          value={draft.timeoutSeconds}
          onChange={(value) => change({ timeoutSeconds: numberOf(value, 1) })}
        />
        <NumberInput
          label={t('opinion.cap')}
          description={t('opinion.capHint')}
          min={1}
          max={100_000}
          allowDecimal={false}
          value={draft.dailyCap}
          onChange={(value) => change({ dailyCap: numberOf(value, 1) })}
        />
      </div>
      {saving.error && <ErrorNotice error={saving.error} />}
      <SavedLine>{saving.isSuccess && t(saving.data.enabled ? 'opinion.savedOn' : 'opinion.savedOff')}</SavedLine>
      <div>
        <Button type="submit" loading={saving.isPending}>
          {t('opinion.save')}
        </Button>
      </div>
      <ConfirmDialog
        opened={asks}
        onClose={() => setAsks(false)}
        title={t('opinion.onTitle')}
        lead={t('opinion.onLead')}
        confirm={t('opinion.onConfirm')}
        mutation={saving}
        onConfirm={() => saving.mutate()}
      />
    </form>
  );
}
