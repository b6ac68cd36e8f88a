import { parseExactJson } from '../../src/lib/exact-json.ts';

/** What a request said, by name; fields inside an object as `object.field`. */
export type CallFields = ReadonlyMap<string, string>;

/** Reads a JSON object (one level deep) or a form, values as they came: signatures are over them. Null: it is neither. */
export function readFields(body: Buffer): CallFields | null {
  const text = body.toString('utf8');
  if (!/^\uFEFF?\s*[[{]/u.test(text)) return formFields(text);
  try {
    const json = parseExactJson(text);
    return isObject(json) ? jsonFields(json) : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function jsonFields(json: Readonly<Record<string, unknown>>): CallFields {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(json)) {
    if (isObject(value)) for (const [inner, one] of Object.entries(value)) keep(fields, `${name}.${inner}`, one);
    else keep(fields, name, value);
  }
  return fields;
}

function keep(fields: Map<string, string>, name: string, value: unknown): void {
  if (typeof value === 'string') fields.set(name, value);
  else if (typeof value === 'number') fields.set(name, String(value));
}

function formFields(text: string): CallFields | null {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) if (!fields.has(name)) fields.set(name, value);
  return [...fields.values()].some((value) => value.trim() !== '') ? fields : null;
}
