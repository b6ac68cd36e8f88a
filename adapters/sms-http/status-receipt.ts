import type { NewReceipt } from '../../src/channels/door.ts';
import { receiptKinds } from './events.ts';
import type { Parameters } from './parameters.ts';
import type { Profile } from './profile.ts';
import { shortId } from './short-id.ts';
import { statusKey } from './status-rules.ts';

/** What is stored of a state that the provider told: the same state of a message once. */
export function statusReceipt(params: Parameters, status: Profile['status']): NewReceipt {
  return {
    kind: receiptKinds.status,
    externalId: shortId(statusKey(params, status)),
    body: Buffer.from(JSON.stringify(params)),
  };
}
