import { z } from 'zod';

const shape = z.tuple([z.iso.datetime(), z.uuid()]);

/** Page positions are opaque to clients: when the last one changed, and its id. */
export function writePosition({ at, id }: { readonly at: Date; readonly id: string }): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

/** Null: not ours; the list begins at its start. */
export function readPosition(position: string): { readonly at: string; readonly id: string } | null {
  try {
    const parsed = shape.safeParse(JSON.parse(Buffer.from(position, 'base64url').toString('utf8')));
    return parsed.success ? { at: parsed.data[0], id: parsed.data[1] } : null;
  } catch {
    return null;
  }
}
