import { readJson } from '../../../src/lib/read-json.ts';
import type { Asked } from './http-host.ts';

/** What a method was called with: in the address, as JSON or as a form; files as `File`. */
export async function fieldsOf({ query, headers, body }: Asked): Promise<Readonly<Record<string, unknown>>> {
  const fields = Object.fromEntries(query);
  const type = String(headers['content-type'] ?? '');
  if (body.length === 0) return fields;
  if (type.startsWith('application/json')) {
    const value = readJson(body);
    return typeof value === 'object' && value !== null ? { ...fields, ...value } : fields;
  }
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  return { ...fields, ...Object.fromEntries(form.entries()) };
}
