import type { StoredReceipt } from '../../src/channels/door.ts';
import { plainMessage, type Normalised, type Sender } from '../../src/channels/inbound.ts';
import { callForm, type CallForm } from '../../src/lib/call-form.ts';

/** What an operator wrote down: the words of the caller, whose number the exchange vouches for. Who hides it is nobody. */
export function normaliseCallForm(receipt: StoredReceipt): Normalised {
  const parsed = callForm.safeParse(jsonOf(receipt.body));
  if (!parsed.success)
    return {
      type: 'unreadable',
      reason: `call form: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`,
    };
  const form = parsed.data;
  return {
    type: 'message',
    message: plainMessage({
      externalId: receipt.externalId,
      from: senderOf(form),
      alsoKnownAs: form.caller !== null && form.contact !== null ? [form.contact] : [],
      text: form.text,
      lang: form.lang,
      replyToken: form.replyToken,
      form: {
        hideIdentity: form.hideIdentity,
        contactKind: form.kind,
        ...(form.categoryCode !== null && { categoryCode: form.categoryCode }),
        ...(form.unitCode !== null && { unitCode: form.unitCode }),
        ...(form.address !== null && { address: form.address }),
      },
    }),
  };
}

function senderOf({ caller, contact, name }: CallForm): Sender {
  if (caller !== null) return { address: caller, kind: 'phone', name, verified: true };
  if (contact !== null) return { ...contact, name, verified: false };
  return { address: null, kind: 'phone', name, verified: false };
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
