import { randomUUID } from 'node:crypto';
import type { TestHub } from './hub.ts';

/** A mail without a header has no sender, no date and no id: it goes into quarantine. Resolves when it is there. */
export async function receiveHeadlessMail(hub: TestHub, text: string, at = new Date()): Promise<void> {
  const body = Buffer.from(`\n${text}`);
  await take(hub, 'mail', { kind: 'mail', externalId: randomUUID(), body }, at);
}

/** A form whose kind of content nobody told: its words are there, but how to read them is not known. */
export async function receiveUntypedForm(hub: TestHub, form: Readonly<Record<string, unknown>>): Promise<void> {
  const body = Buffer.from(JSON.stringify(form));
  await take(hub, 'web', { kind: 'form', externalId: randomUUID(), body }, new Date());
}

async function take(
  hub: TestHub,
  account: string,
  receipt: { readonly kind: string; readonly externalId: string; readonly body: Buffer },
  at: Date,
): Promise<void> {
  const end = await hub.context.intake.takeThrough(account, receipt, at);
  if (end.state !== 'quarantined') throw new Error(`not in quarantine but ${end.state}: ${end.reason}`);
}
