import type { NewReceipt } from '../../src/channels/door.ts';
import type { SentMessage } from '../../src/channels/outbound.ts';
import type { Account } from '../../src/channels/port.ts';
import { callPlatform } from '../../src/lib/call-platform.ts';
import { receiptKinds } from './events.ts';
import { textAt } from './fill.ts';
import { readParameters } from './parameters.ts';
import { buildRequest, loginValues } from './request.ts';
import { profileOf, type SmsHttpSettings } from './schema.ts';
import { reportOf } from './status-rules.ts';
import { statusReceipt } from './status-receipt.ts';

/**
 * Asks the provider what became of a message, where it can be asked. Null: it cannot, or the message is still on its way.
 * Throws when the provider does not answer as its profile says.
 */
export async function askSmsHttpState(
  { providerId, messageId }: SentMessage,
  account: Account<SmsHttpSettings>,
): Promise<NewReceipt | null> {
  const { baseUrl, ask, status } = profileOf(account.settings);
  if (ask === null) return null;
  const { url, ...request } = buildRequest(
    { baseUrl, path: ask.path },
    { ...ask, body: 'json', headers: {}, numbers: [], checksum: null },
    { ...loginValues(account.settings), providerId, id: messageId },
  );
  const call = await callPlatform(url, request);
  if (!call.ok) throw new Error(call.detail);
  const { status: http, json, text } = call.answer;
  const code = ask.codePath === '' ? null : textAt(json, ask.codePath);
  const isAnswer = ask.codePath === '' ? http >= 200 && http < 300 : code !== null && ask.success.includes(code);
  if (!isAnswer)
    throw new Error(code === null ? `HTTP ${http}` : `the provider answers with code ${code.slice(0, 40)}`);
  const told = readParameters({ body: Buffer.from(text), headers: {}, query: {} });
  if (typeof told === 'string') throw new Error('the answer could not be read');
  // Named by what we know, whatever the answer names.
  const { fields } = status;
  const params = {
    ...told,
    ...(fields.id !== '' && { [fields.id]: providerId }),
    ...(fields.message !== '' && { [fields.message]: messageId }),
  };
  const report = reportOf(params, status);
  if (report === null || report.state === 'sent') return null;
  return { ...statusReceipt(params, status), kind: receiptKinds.asked };
}
