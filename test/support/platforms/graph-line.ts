import { setImmediate as turn } from 'node:timers/promises';
import { deliver } from './deliver.ts';
import type { Update } from './graph-events.ts';
import { asMetaWrites, metaHeaders } from './graph-webhook.ts';
import type { Webhook } from './platform.ts';
import { underWay } from './under-way.ts';

type Switches = { readonly isOn: (fault: string) => boolean; readonly set: (fault: string, on: boolean) => void };

/** Meta's curve, shortened; when it ends, the app is unsubscribed from the Page. */
const retryMs = [20, 60, 150];

/** The line on which updates go to the hub: signed, in batches, again and again. */
export function graphLine(input: {
  readonly webhook: Webhook;
  readonly pageId: string;
  readonly appSecret: string;
  readonly switches: Switches;
  readonly now: () => Date;
}) {
  const { webhook, pageId, appSecret, switches, now } = input;
  const delivered: { body: string; confirmed: boolean }[] = [];
  const held: Update[] = [];
  const later = underWay();

  function bodyOf(updates: readonly Update[]): string {
    const entry = updates.map(({ list, event }) => ({
      id: pageId,
      time: list === 'changes' ? Math.floor(now().getTime() / 1000) : now().getTime(),
      [list === 'messaging' && switches.isOn('standby') ? 'standby' : list]: [event],
    }));
    return asMetaWrites({ object: 'page', entry });
  }

  async function post(updates: readonly Update[]): Promise<void> {
    if (switches.isOn('unsubscribed')) return;
    const body = bodyOf(updates);
    const copies = switches.isOn('duplicates') ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const { confirmed } = await deliver({ url: webhook.url(), headers: metaHeaders(body, appSecret), body, retryMs });
      delivered.push({ body, confirmed });
      if (!confirmed) switches.set('unsubscribed', true);
    }
  }

  async function tell(update: Update): Promise<void> {
    if (switches.isOn('batches')) held.push(update);
    else await post([update]);
  }

  return {
    delivered,
    tell,
    /** After the answer to the call that brought it about. */
    tellLater(update: Update): void {
      later.add(turn().then(() => tell(update)));
    },
    /** Delivers what the fault `batches` held back, newest first. */
    async release(): Promise<void> {
      switches.set('batches', false);
      const updates = held.splice(0).reverse();
      if (updates.length > 0) await post(updates);
    },
    settled: later.settled,
  };
}
