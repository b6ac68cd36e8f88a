import { NumberInput, PasswordInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { SettingField } from '../../../src/contract/channels.ts';
import { useWords } from '../i18n/use-words.ts';
import { isSwitch } from './form-values.ts';

type SettingInputProps = {
  readonly field: SettingField;
  readonly value: string | boolean | undefined;
  readonly onChange: (value: string | boolean | undefined) => void;
  readonly error: string | null;
  /** The hub holds a secret for it. */
  readonly isSaved: boolean;
  readonly isRemoved: boolean;
  readonly onRemove: (removed: boolean) => void;
};

/** One setting by its own kind of field; what is left empty takes the default, which is told. */
export function SettingInput(props: SettingInputProps) {
  const { field, value, onChange, error, isSaved, isRemoved, onRemove } = props;
  const { t, pick } = useWords();
  const label = pick(field.label);
  const { default: fallback } = field;
  const byDefault =
    field.type !== 'choice' && (typeof fallback === 'number' || (typeof fallback === 'string' && fallback !== ''))
      ? t('channels.byDefault', { value: String(fallback) })
      : null;
  const hint = [field.hint && pick(field.hint), byDefault].filter(Boolean).join(' ') || null;
  const common = { label, description: hint, error, required: field.required, withAsterisk: false };
  const text = typeof value === 'string' ? value : '';
  if (isSwitch(field)) {
    return (
      <Switch
        label={label}
        description={hint}
        error={error}
        checked={value === undefined ? field.default === true : value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  if (field.secret) {
    return (
      <div className="secret-input">
        <PasswordInput
          {...common}
          required={field.required && !isSaved}
          placeholder={isRemoved ? t('channels.secretRemoved') : isSaved ? t('channels.secretKept') : undefined}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value)}
          autoComplete="new-password"
          disabled={isRemoved}
          maxLength={4000}
        />
        {isSaved && !field.required && text === '' && (
          <button type="button" className="text-button" onClick={() => onRemove(!isRemoved)}>
            {t(isRemoved ? 'channels.secretKeep' : 'channels.secretRemove')}
          </button>
        )}
      </div>
    );
  }
  if (field.type === 'choice') {
    return (
      <Select
        {...common}
        data={field.choices.map((choice) => ({ value: choice.value, label: pick(choice.label) }))}
        value={text || (typeof field.default === 'string' ? field.default : null)}
        onChange={(next) => onChange(next ?? '')}
        placeholder={t('channels.unset')}
        clearable={!field.required && field.default === null}
        allowDeselect={false}
      />
    );
  }
  if (field.type === 'number') {
    return (
      <NumberInput
        {...common}
        value={text}
        onChange={(next) => onChange(String(next))}
        allowDecimal={false}
        hideControls
      />
    );
  }
  const Input = field.isLong ? Textarea : TextInput;
  return (
    <Input
      {...common}
      {...(Input === Textarea && { autosize: true, minRows: 2, maxRows: 10 })}
      size="sm"
      value={text}
      onChange={(event: { readonly currentTarget: { readonly value: string } }) => onChange(event.currentTarget.value)}
      maxLength={4000}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
