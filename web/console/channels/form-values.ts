import type { ChannelDetail, SettingField } from '../../../src/contract/channels.ts';

type Value = string | number | boolean;

/** What a form holds: words for everything but switches, which may be undecided. */
export type FormValues = Readonly<Record<string, string | boolean | undefined>>;

/** Some adapters take words for switches too, so that their type alone does not tell. */
export function isSwitch(field: SettingField): boolean {
  return field.type === 'boolean' || typeof field.default === 'boolean';
}

/** The form as it stands before anybody types; secrets are never in it. */
export function valuesOf(fields: readonly SettingField[], settings: ChannelDetail['settings']): FormValues {
  return Object.fromEntries(
    fields.map((field) => {
      const value = settings[field.name];
      if (isSwitch(field)) return [field.name, value === undefined ? undefined : value === true || value === 'true'];
      return [field.name, field.secret || value === undefined ? '' : String(value)];
    }),
  );
}

/**
 * What has to be told to the hub: only what changed. Emptied settings are removed (null); an untouched secret is left
 * out, which keeps it. `removed`: secrets to forget.
 */
export function changesOf(input: {
  readonly fields: readonly SettingField[];
  readonly before: FormValues;
  readonly values: FormValues;
  readonly removed: ReadonlySet<string>;
}): Record<string, Value | null> {
  const changes: Record<string, Value | null> = {};
  for (const field of input.fields) {
    const { name } = field;
    const [before, value] = [input.before[name], input.values[name]];
    if (input.removed.has(name)) changes[name] = null;
    else if (value === before) continue;
    else if (value === undefined || value === '') changes[name] = null;
    else if (field.type === 'number' && typeof value === 'string') changes[name] = numberOf(value);
    else changes[name] = typeof value === 'string' ? value.trim() : value;
  }
  return changes;
}

/** A number, or the words as they are: the hub then says what is wrong with them. */
function numberOf(text: string): Value {
  const value = Number(text.trim());
  return Number.isFinite(value) ? value : text;
}

/** Required settings that hold nothing yet. */
export function missingOf(
  fields: readonly SettingField[],
  values: FormValues,
  secretsSet: readonly string[],
): ReadonlySet<string> {
  const missing = fields.filter((field) => {
    if (!field.required || (field.secret && secretsSet.includes(field.name))) return false;
    const value = values[field.name];
    return value === undefined || (typeof value === 'string' && value.trim() === '');
  });
  return new Set(missing.map((field) => field.name));
}
