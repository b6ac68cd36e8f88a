import { readJson } from '../../../src/lib/read-json.ts';
import { fieldsOf } from './asked-fields.ts';
import type { Asked } from './http-host.ts';

/** A call to the Graph API, parsed: JSON, form fields and query are one, as Graph takes them. */
export type GraphCall = {
  readonly method: string;
  /** Without version: `<id>/messages`. */
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly file: { readonly name: string; readonly type: string; readonly bytes: Buffer } | null;
};

export async function readCall(asked: Asked): Promise<GraphCall> {
  const isForm = String(asked.headers['content-type'] ?? '').startsWith('multipart/form-data');
  const fields = new Map<string, unknown>();
  let file: GraphCall['file'] = null;
  for (const [name, value] of Object.entries(await fieldsOf(asked))) {
    if (value instanceof File)
      file = { name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) };
    // Form fields hold words or JSON.
    else fields.set(name, isForm && typeof value === 'string' ? (readJson(value) ?? value) : value);
  }
  const path = decodeURIComponent(asked.path).replace(/^\/v\d+\.\d+\//u, '');
  return { method: asked.method, path, fields: Object.fromEntries(fields), file };
}
