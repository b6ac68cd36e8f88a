/** Fills `{{name}}` in a template of a profile, once: what a value holds is never a template. Unknown names become nothing. */
export function fill(template: string, values: Readonly<Record<string, string | undefined>>): string {
  return template.replace(/\{\{\s*([\w-]+)\s*\}\}/gu, (_, name: string) =>
    Object.hasOwn(values, name) ? (values[name] ?? '') : '',
  );
}

/** The value at a path of names with dots in parsed JSON, as text; null: nothing there. */
export function textAt(value: unknown, path: string): string | null {
  let here: unknown = value;
  for (const name of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return null;
    here = Reflect.get(here, name);
  }
  if (typeof here === 'string') return here;
  return typeof here === 'number' || typeof here === 'boolean' ? String(here) : null;
}
