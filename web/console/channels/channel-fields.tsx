import { TextInput } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ChannelKindView, SettingField } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { SettingInput } from './setting-input.tsx';
import type { ChannelFormState } from './use-channel-form.ts';

type ChannelFieldsProps = { readonly kind: ChannelKindView; readonly form: ChannelFormState };

/** The name and every setting of a kind of channel; what hardly anybody needs stands behind a fold. */
export function ChannelFields({ kind, form }: ChannelFieldsProps) {
  const { t } = useWords();
  const plain = kind.settings.filter((field) => !field.isAdvanced);
  const advanced = kind.settings.filter((field) => field.isAdvanced);
  const input = (field: SettingField) => (
    <SettingInput
      key={field.name}
      field={field}
      value={form.values[field.name]}
      onChange={(value) => form.set(field.name, value)}
      error={form.errorOf(field.name)}
      isSaved={form.secretsSet.includes(field.name)}
      isRemoved={form.removed.has(field.name)}
      onRemove={(gone) => form.remove(field.name, gone)}
    />
  );
  const isOpen = advanced.some((field) => form.errorOf(field.name) !== null);
  return (
    <>
      <TextInput
        label={t('channels.name')}
        description={t('channels.nameHint')}
        value={form.name}
        onChange={(event) => form.setName(event.currentTarget.value)}
        maxLength={80}
        error={form.tried && form.name.trim() === '' ? t('channels.needed') : null}
      />
      {plain.map(input)}
      {advanced.length > 0 && (
        <details className="channel-advanced" open={isOpen || undefined}>
          <summary>
            <IconChevronDown size={16} aria-hidden="true" /> {t('channels.advanced')}
          </summary>
          <div className="form">{advanced.map(input)}</div>
        </details>
      )}
    </>
  );
}
