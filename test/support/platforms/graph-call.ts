import type { Asked } from './http-host.ts';

/** A call to the Graph API, parsed: JSON, form fields and query are one, as Graph takes them. */
export type GraphCall = {
  readonly method: string;
  /** Without version: `<id>/messages`. */
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly file: { readonly name: string; readonly type: string; readonly bytes: Buffer } | null;
};

export async function readCall({ method, path, query, headers, body }: Asked): Promise<GraphCall> {
  const type = String(headers['content-type'] ?? '');
  const fields = new Map<string, unknown>(query);
  let file: GraphCall['file'] = null;
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    for (const [name, value] of form) {
      if (typeof value === 'string') fields.set(name, parsed(value));
      else file = { name: value.name, type: value.type, bytes: Buffer.from(await value.arrayBuffer()) };
    }
  } else if (body.length > 0) {
    const json: unknown = JSON.parse(body.toString('utf8'));
    for (const [name, value] of Object.entries(json ?? {})) fields.set(name, value);
  }
  const below = decodeURIComponent(path).replace(/^\/v\d+\.\d+\//u, '');
  return { method, path: below, fields: Object.fromEntries(fields), file };
}

/** Form fields hold words or JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
