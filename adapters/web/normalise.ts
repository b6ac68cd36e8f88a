import type {
  Bilingual,
  FormChoices,
  IdentityKind,
  Normalised,
  Sender,
  StoredReceipt,
} from '../../src/channels/port.ts';
import { webForm, type WebForm } from './form-fields.ts';
import { readBody } from './read-body.ts';
import { isTrapped } from './verify.ts';

const wrongLetters: Bilingual = {
  vi: 'Một số ký tự trong biểu mẫu không đúng bảng mã.',
  en: 'Some letters of the form were in a wrong encoding.',
};

/** Understands a stored form. The addresses in it were typed, not proved: answers go there, but nobody is recognised by them. */
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
  return {
    type: 'message',
    message: {
      externalId: form.submission,
      from: senderOf(form),
      alsoKnownAs: form.email !== undefined && form.phone !== undefined ? [{ kind: 'phone', address: form.phone }] : [],
      subject: form.subject ?? null,
      text: form.text,
      fullText: null,
      html: null,
      lang: form.lang ?? null,
      sentAt: null,
      references: [],
      replyToken: null,
      conversation: null,
      automatic: null,
      form: choicesOf(form),
      attachments: posted.files,
      problems: posted.isClean ? [] : [wrongLetters],
    },
  };
}

function senderOf(form: WebForm): Sender {
  const address = form.email ?? form.phone ?? null;
  const kind: IdentityKind = form.email !== undefined ? 'email' : form.phone !== undefined ? 'phone' : 'web';
  return { address, kind, name: form.name ?? null, verified: false };
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
