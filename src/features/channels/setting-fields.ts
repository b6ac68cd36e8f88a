import { z } from 'zod';
import type { RegisteredAdapter } from '../../channels/port.ts';
import type { SettingField } from '../../contract/channels.ts';

/** What of a property's JSON Schema a form needs. */
const property = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
  default: z.unknown().optional(),
});

function typeOf({ type, enum: choices }: z.infer<typeof property>): SettingField['type'] {
  if (choices) return 'choice';
  if (type === 'boolean') return 'boolean';
  return type === 'number' || type === 'integer' ? 'number' : 'text';
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** The settings of a channel as fields of a form, read from the adapter's own schema: required ones first. */
export function settingFields(
  adapter: Pick<RegisteredAdapter, 'settings' | 'secretSettings' | 'about'>,
): SettingField[] {
  const output = z.toJSONSchema(adapter.settings, { io: 'output', unrepresentable: 'any' });
  const input = z.toJSONSchema(adapter.settings, { io: 'input', unrepresentable: 'any' });
  const required = new Set(input.required);
  const fields = Object.entries(output.properties ?? {}).map(([name, schema]): SettingField => {
    const known = property.parse(typeof schema === 'boolean' ? {} : schema);
    const words = adapter.about.settings[name];
    return {
      name,
      label: words?.label ?? { vi: name, en: name },
      hint: words?.hint ?? null,
      type: typeOf(known),
      choices: (known.enum ?? []).flatMap((value) =>
        typeof value === 'string' ? [{ value, label: words?.choices?.[value] ?? { vi: value, en: value } }] : [],
      ),
      isAdvanced: words?.isAdvanced ?? false,
      isLong: words?.isLong ?? false,
      required: required.has(name),
      secret: adapter.secretSettings.includes(name),
      default: isPlain(known.default) ? known.default : null,
    };
  });
  return fields.sort((a, b) => Number(b.required) - Number(a.required));
}
