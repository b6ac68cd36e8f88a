import { randomUUID } from 'node:crypto';

const mebibyte = 2 ** 20;
const rules = {
  image: { types: /\.(?:jpe?g|png)$/iu, maxBytes: mebibyte },
  gif: { types: /\.gif$/iu, maxBytes: 5 * mebibyte },
  file: { types: /\.(?:pdf|docx?)$/iu, maxBytes: 5 * mebibyte },
} as const;

type ZaloFile = { readonly name: string; readonly type: string; readonly bytes: Buffer };

function isKind(kind: string): kind is keyof typeof rules {
  return Object.hasOwn(rules, kind);
}

/** Files that lie with Zalo: those the hub handed in, and those people sent. */
export function createZaloUploads() {
  const files = new Map<string, ZaloFile>();

  return {
    find: (id: string) => files.get(id) ?? null,
    keep(file: ZaloFile): string {
      const id = randomUUID();
      files.set(id, file);
      return id;
    },
    /** Answers an upload as Zalo does. */
    async take(kind: string, body: Buffer, contentType: string): Promise<object> {
      if (!isKind(kind)) return { error: -201, message: 'Params is invalid' };
      const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
      const file = form.get('file');
      if (!(file instanceof File)) return { error: -201, message: 'file is missing' };
      const { types, maxBytes } = rules[kind];
      if (!types.test(file.name)) return { error: -201, message: 'file type is not supported' };
      if (file.size > maxBytes) return { error: -210, message: 'file is too large' };
      const bytes = Buffer.from(await file.arrayBuffer());
      const id = this.keep({ name: file.name, type: file.type, bytes });
      return { error: 0, message: 'Success', data: kind === 'file' ? { token: id } : { attachment_id: id } };
    },
  };
}
export type ZaloUploads = ReturnType<typeof createZaloUploads>;
