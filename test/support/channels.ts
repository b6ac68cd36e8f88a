import type { Platform } from './platforms/platform.ts';
import type { TestHub } from './hub.ts';

/** Where a platform delivers to, on a hub that is started after it or before. */
export function webhookOf(hub: () => TestHub, kind: string, id: string = kind): { readonly url: () => string } {
  return { url: () => `${hub().url}/webhooks/${kind}/${id}` };
}

/** Connects an account of the hub to a platform server, as an administrator would by its settings. */
export async function connect(hub: TestHub, platform: Platform, id: string = platform.kind): Promise<void> {
  const { kind, settings } = platform;
  await hub.context.accounts.save({ id, kind, name: `Kênh ${kind}`, settings });
  await hub.context.channels.maintain();
}
