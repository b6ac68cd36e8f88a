import type { StoredReceipt } from '../../src/channels/door.ts';
import { plainMessage, type Normalised } from '../../src/channels/inbound.ts';
import type { Account } from '../../src/channels/port.ts';
import type { RemoteFile } from '../../src/channels/remote-file.ts';
import { withoutKeyword } from '../../src/domain/text/sms.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';
import { smsSender } from '../../src/lib/sms/sender.ts';
import { receiptKinds, twilioMessage, twilioStatus, type TwilioMessage } from './events.ts';
import { readParameters } from './parameters.ts';
import type { TwilioSettings } from './schema.ts';
import { reportOf } from './status.ts';

/** Twilio hands over other messengers as well, with the same telephone numbers behind a word. */
const otherWays = /^(?:whatsapp|rcs):(?=\+\d)/iu;

/** Twilio keeps to these words by itself and confirms them; with its Advanced Opt-Out it also says so (`OptOutType`). */
const ownWords: ReadonlyMap<string, 'STOP' | 'START'> = new Map([
  ...(['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'] as const).map(
    (word) => [word, 'STOP'] as const,
  ),
  ...(['START', 'UNSTOP'] as const).map((word) => [word, 'START'] as const),
]);

const shortCode = /^\d{3,8}$/u;

/** What Twilio has done to its own list because of this message; null: nothing. Other messengers and short codes have no such list. */
function changeOf({ From, To, Body, OptOutType }: TwilioMessage): 'STOP' | 'START' | null {
  const told = OptOutType?.toUpperCase();
  if (told !== undefined) return told === 'STOP' || told === 'START' ? told : null;
  return otherWays.test(From) || shortCode.test(To) ? null : (ownWords.get(Body.trim().toUpperCase()) ?? null);
}

/** Understands a stored form of Twilio. Never throws. */
export function normaliseTwilio(receipt: StoredReceipt, account: Account<TwilioSettings>): Normalised {
  if (receipt.kind === receiptKinds.status) return normaliseStatus(receipt);
  if (receipt.kind !== receiptKinds.message) return { type: 'unreadable', reason: 'no message and no status of one' };
  const read = readParameters(receipt.body, receipt.headers['content-type'] ?? 'application/x-www-form-urlencoded');
  if (read === 'unsupported' || read.isBroken) return { type: 'unreadable', reason: 'the form could not be read' };
  // No telephone writes NUL and no database takes it.
  const values = Object.fromEntries(read.params.map(([name, value]) => [name, value.replaceAll('\u0000', '')]));
  const sid = values['MessageSid'] ?? values['SmsSid'] ?? values['SmsMessageSid'];
  const parsed = twilioMessage.safeParse({ ...values, MessageSid: sid });
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
    return { type: 'unreadable', reason: `fields of Twilio: ${fields}` };
  }
  const message = parsed.data;
  const { from, conversation, automatic } = smsSender(message.From.replace(otherWays, ''));
  const change = changeOf(message);
  if (from.address !== null && change !== null) {
    return {
      type: 'notice',
      notice: {
        kind: 'person',
        who: { kind: 'phone', address: from.address },
        did: change === 'STOP' ? 'stopped' : 'followed',
        name: null,
        alsoKnownAs: [],
        at: receipt.receivedAt,
      },
    };
  }
  const { keyword } = account.settings;
  const text = keyword === undefined ? message.Body.trim() : withoutKeyword(message.Body, keyword);
  const { Latitude: lat, Longitude: lon } = message;
  const place = [message.Label, message.Address].filter((one) => one !== undefined && one.trim() !== '');
  const { files, problems } = filesOf(values, message.NumMedia);
  const normalised = plainMessage({
    externalId: message.MessageSid,
    from: { ...from, name: from.name ?? nameOf(message.ProfileName) },
    text: [text, ...new Set(place)].filter((line) => line !== '').join('\n'),
    fullText: text === message.Body.trim() ? null : message.Body,
    conversation,
    ...(lat !== undefined && lon !== undefined && { point: { lat, lon } }),
    automatic,
    remoteFiles: files,
    problems,
  });
  return { type: 'message', message: normalised };
}

function nameOf(name: string | undefined): string | null {
  return name === undefined || name.trim() === '' ? null : name.trim();
}

const mostFiles = 100;

/** Their addresses count where their number is told wrong. */
function filesOf(
  values: Readonly<Record<string, string>>,
  count: number,
): { readonly files: readonly RemoteFile[]; readonly problems: readonly Bilingual[] } {
  const files: RemoteFile[] = [];
  const problems: Bilingual[] = [];
  const named = Object.keys(values).filter((name) => /^MediaUrl\d+$/u.test(name)).length;
  const total = Math.min(mostFiles, Math.max(count, named));
  for (let index = 0; index < total; index += 1) {
    const remote = values[`MediaUrl${index}`];
    if (remote === undefined || !URL.canParse(remote)) {
      problems.push(noAddress(index + 1, total));
      continue;
    }
    const type = (values[`MediaContentType${index}`] ?? '').replace(/[^\w.+/-]/gu, '') || 'application/octet-stream';
    files.push({
      name: `mms-${index + 1}.${/^[a-z0-9]{1,5}/u.exec(type.split('/')[1] ?? '')?.[0] ?? 'bin'}`,
      type,
      remote,
    });
  }
  return { files, problems };
}

function noAddress(number: number, count: number): Bilingual {
  return {
    vi: `Twilio không cho biết địa chỉ của tệp thứ ${number} trong ${count} tệp của tin MMS nên không lấy được.`,
    en: `Twilio gave no address for file ${number} of the ${count} in this MMS, so it could not be taken over.`,
  };
}

function normaliseStatus(receipt: StoredReceipt): Normalised {
  const parsed = twilioStatus.safeParse(parseJson(receipt.body));
  if (!parsed.success) return { type: 'unreadable', reason: 'the status could not be read' };
  const report = reportOf(parsed.data);
  if (report === null) return { type: 'ignore', reason: `status ${parsed.data.status.replace(/\W/gu, '')}` };
  return { type: 'notice', notice: { kind: 'delivery', reports: [report] } };
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
}
