import type { StoredReceipt } from '../../src/channels/door.ts';
import { plainMessage, type FormChoices, type Normalised, type Sender } from '../../src/channels/inbound.ts';
import type { IdentityKind } from '../../src/channels/kinds.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { ownHeaders } from '../../src/lib/own-headers.ts';
import { webForm, type WebForm } from './form-fields.ts';
import { readBody } from './read-body.ts';
import { isTrapped } from './verify.ts';

const wrongLetters: Bilingual = {
  vi: 'Một số ký tự trong biểu mẫu không đúng bảng mã.',
  en: 'Some letters of the form were in a wrong encoding.',
};

/**
 * Understands a stored form. The addresses in it were typed, not proved: answers go there, but nobody is recognised by them.
 * Only the one that the portal names as proved by a one-time code is the person's own.
 */
export async function normaliseForm(receipt: StoredReceipt): Promise<Normalised> {
  const posted = await readBody(receipt.body, receipt.headers['content-type'] ?? '');
  if (posted === 'unsupported' || posted === 'malformed') return { type: 'unreadable', reason: `form ${posted}` };
  if (isTrapped(posted)) return { type: 'ignore', reason: 'honeypot' };
  const parsed = webForm.safeParse(Object.fromEntries(posted.fields));
  if (!parsed.success)
    return {
      type: 'unreadable',
      reason: `form fields: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
    };
  const form = parsed.data;
  const { from, others } = sendersOf(form, receipt.headers[ownHeaders.proved]);
  return {
    type: 'message',
    message: plainMessage({
      externalId: form.submission,
      from,
      alsoKnownAs: others,
      subject: form.subject ?? null,
      text: form.text,
      lang: form.lang ?? null,
      form: choicesOf(form),
      attachments: posted.files,
      problems: posted.isClean ? [] : [wrongLetters],
    }),
  };
}

type Address = { readonly kind: IdentityKind; readonly address: string };

/** The proved address comes first, then the mail address: a mail costs nothing and takes any length. */
function sendersOf(
  form: WebForm,
  proved: string | undefined,
): { readonly from: Sender; readonly others: readonly Address[] } {
  const typed: readonly Address[] = [
    ...(form.email === undefined ? [] : [{ kind: 'email', address: form.email } as const]),
    ...(form.phone === undefined ? [] : [{ kind: 'phone', address: form.phone } as const]),
  ];
  const own = typed.find(({ kind, address }) => `${kind}:${address}` === proved);
  const first = own ?? typed[0];
  const name = form.name ?? null;
  if (!first) return { from: { address: null, kind: 'web', name, verified: false }, others: [] };
  return { from: { ...first, name, verified: own !== undefined }, others: typed.filter((one) => one !== first) };
}

function choicesOf(form: WebForm): FormChoices {
  return {
    hideIdentity: form.hideIdentity ?? false,
    contactKind: form.contactKind ?? 'person',
    ...(form.categoryCode !== undefined && { categoryCode: form.categoryCode }),
    ...(form.unitCode !== undefined && { unitCode: form.unitCode }),
    ...(form.address !== undefined && { address: form.address }),
    ...(form.lat !== undefined && form.lon !== undefined && { point: { lat: form.lat, lon: form.lon } }),
  };
}
