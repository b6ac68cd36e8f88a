import { parse as parseForm } from 'node:querystring';
import type { RawInput, Verdict } from '../../src/channels/door.ts';
import type { Account } from '../../src/channels/port.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { readJson } from '../../src/lib/read-json.ts';
import { confirmationCode, readSignedRequest } from './deletion.ts';
import { batch } from './event-schema.ts';
import { facebookLimits, type FacebookSettings } from './schema.ts';
import { isSignedBody } from './signature.ts';
import { bodyOf, samplePage, splitBatch } from './split-batch.ts';

type Refused = Extract<Verdict, { ok: false }>;

const refusals = {
  too_large: [413, 'Gói tin quá lớn.', 'The batch is too large.'],
  no_secret: [403, 'Kênh chưa có App Secret nên không nhận gì.', 'The channel has no app secret and takes nothing.'],
  bad_signature: [401, 'Chữ ký không đúng.', 'The signature is wrong.'],
  malformed: [400, 'Không đọc được gói tin.', 'The batch could not be read.'],
  not_a_page: [400, 'Gói tin không phải của một Trang.', 'The batch is not about a Page.'],
  other_page: [403, 'Gói tin của Trang khác.', 'The batch is of another Page.'],
} as const satisfies Record<string, readonly [Refused['status'], string, string]>;

function refuse(name: keyof typeof refusals): Refused {
  const [status, vi, en] = refusals[name];
  const message: Bilingual = { vi, en };
  return { ok: false, status, code: `webhook.${name}`, message };
}

/** Lets in what this app's secret signed, one receipt for each event of this Page. Never throws. */
export function verifyWebhook(input: RawInput, account: Account<FacebookSettings>): Verdict {
  const { appSecret, pageId } = account.settings;
  if (input.body.length > facebookLimits.bodyBytes) return refuse('too_large');
  if (appSecret === '') return refuse('no_secret');
  if (isForm(input)) return verifySignedRequest(input, account);
  if (!isSignedBody(input.body, input.headers['x-hub-signature-256'], appSecret)) return refuse('bad_signature');
  const { data: sent } = batch.safeParse(readJson(input.body));
  if (sent === undefined) return refuse('malformed');
  if (sent.object !== 'page') return refuse('not_a_page');
  try {
    const receipts = splitBatch(sent, pageId);
    const isOurs = sent.entry.length === 0 || sent.entry.some(({ id }) => id === pageId || id === samplePage);
    return isOurs ? { ok: true, receipts } : refuse('other_page');
  } catch {
    // Nested too deep to be written down again; no event of Meta is.
    return refuse('malformed');
  }
}

function isForm({ headers, body }: RawInput): boolean {
  const type = headers['content-type']?.trim().toLowerCase() ?? '';
  return (
    type.startsWith('application/x-www-form-urlencoded') ||
    body.subarray(0, 'signed_request='.length).toString('latin1') === 'signed_request='
  );
}

/** The callbacks that an app has beside its webhook: deletion of data (the default) and `?callback=deauthorize`. */
function verifySignedRequest(input: RawInput, account: Account<FacebookSettings>): Verdict {
  const { pageId, appSecret } = account.settings;
  const given = parseForm(input.body.toString('utf8'))['signed_request'];
  const request = typeof given === 'string' ? readSignedRequest(given, appSecret) : null;
  if (request === null) return refuse('bad_signature');
  const list = input.query['callback'] === 'deauthorize' ? 'deauthorise' : 'deletion';
  const body = bodyOf({ page: pageId, time: request.issuedAt, list, event: { user_id: request.userId } });
  const receipts = [{ kind: list, externalId: `${request.userId}:${request.issuedAt}`, body }];
  if (list === 'deauthorise') return { ok: true, receipts };
  const code = confirmationCode(request, appSecret);
  const answer = { url: `${account.webhookUrl}?deletion=${code}`, confirmation_code: code };
  return { ok: true, receipts, answer: { type: 'application/json', text: JSON.stringify(answer) } };
}
