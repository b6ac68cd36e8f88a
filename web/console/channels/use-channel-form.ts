import { useState } from 'react';
import type { ChannelDetail, ChannelKindView } from '../../../src/contract/channels.ts';
import { ApiError } from '../api/api-error.ts';
import { useWords } from '../i18n/use-words.ts';
import { changesOf, missingOf, valuesOf, type FormValues } from './form-values.ts';

/** The settings of an account while they are edited. `channel` null: a new one. */
export function useChannelForm(kind: ChannelKindView, channel: ChannelDetail | null, error: unknown) {
  const { t, lang } = useWords();
  const fields = kind.settings;
  const saved = valuesOf(fields, channel?.settings ?? {});
  const secretsSet = channel?.secretsSet ?? [];
  const [typed, setTyped] = useState<FormValues>({});
  const [typedName, setName] = useState<string | null>(null);
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const values: FormValues = { ...saved, ...typed };
  const name = typedName ?? channel?.name ?? '';
  const changes = changesOf({ fields, before: saved, values, removed });
  const missing = missingOf(fields, values, secretsSet);
  const refused = new Map(
    error instanceof ApiError
      ? error.fields.map((one) => [one.field.replace(/^settings\./u, ''), one.message[lang]])
      : [],
  );
  return {
    values,
    name,
    setName,
    changes,
    secretsSet,
    removed,
    isChanged: Object.keys(changes).length > 0 || name !== (channel?.name ?? ''),
    isComplete: missing.size === 0 && name.trim() !== '',
    tried,
    setTried,
    set: (field: string, value: string | boolean | undefined) => setTyped({ ...typed, [field]: value }),
    remove: (field: string, gone: boolean) => {
      const next = new Set(removed);
      if (gone) next.add(field);
      else next.delete(field);
      setRemoved(next);
    },
    forget: () => {
      setTyped({});
      setName(null);
      setRemoved(new Set());
      setTried(false);
    },
    errorOf: (field: string): string | null =>
      tried && missing.has(field) ? t('channels.needed') : (refused.get(field) ?? null),
  };
}

export type ChannelFormState = ReturnType<typeof useChannelForm>;
