import { z } from 'zod';

/** What has been written down so far; kept on this computer while the caller speaks. */
const callDraft = z.object({
  draft: z.uuid(),
  part: z.number().int().min(1),
  text: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'business']),
  contact: z.string(),
  hideIdentity: z.boolean(),
  unit: z.string().nullable(),
  address: z.string(),
  category: z.string().nullable(),
  urgent: z.boolean(),
});
export type CallDraft = z.infer<typeof callDraft>;

export function freshDraft(
  part: number,
  known: { readonly name: string | null; readonly kind: CallDraft['kind'] } | null,
): CallDraft {
  return {
    draft: crypto.randomUUID(),
    part,
    text: '',
    name: known?.name ?? '',
    kind: known?.kind ?? 'person',
    contact: '',
    hideIdentity: false,
    unit: null,
    address: '',
    category: null,
    urgent: false,
  };
}

/** A kept draft; null when nothing was kept, or something that this version does not understand. */
export function readDraft(kept: string): CallDraft | null {
  try {
    return callDraft.parse(JSON.parse(kept));
  } catch {
    return null;
  }
}

/** Nothing that would be missed. */
export function isEmptyDraft(draft: CallDraft): boolean {
  return draft.text.trim() === '' && draft.address.trim() === '' && draft.unit === null;
}
