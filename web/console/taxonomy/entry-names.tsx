import { TextInput } from '@mantine/core';
import { useWords } from '../i18n/use-words.ts';

type Names = { readonly code: string; readonly vi: string; readonly en: string };

type EntryNamesProps = {
  readonly entry: Names & { readonly isNew: boolean };
  readonly onChange: (change: Partial<Names>) => void;
};

/** What every entry of the taxonomy is called; its code is chosen once. */
export function EntryNames({ entry, onChange }: EntryNamesProps) {
  const { t } = useWords();
  const name = { required: true, minLength: 2, maxLength: 120 } as const;
  return (
    <>
      {entry.isNew && (
        <TextInput
          label={t('taxonomy.code')}
          description={t('taxonomy.codeHint')}
          required
          pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*"
          maxLength={40}
          value={entry.code}
          onChange={(event) => onChange({ code: event.currentTarget.value })}
          data-autofocus
        />
      )}
      <TextInput
        {...name}
        label={t('taxonomy.nameVi')}
        value={entry.vi}
        onChange={(event) => onChange({ vi: event.currentTarget.value })}
      />
      <TextInput
        {...name}
        label={t('taxonomy.nameEn')}
        value={entry.en}
        onChange={(event) => onChange({ en: event.currentTarget.value })}
      />
    </>
  );
}
