import { deliverWaiting } from './deliver.ts';
import { proveInPage } from './proof.ts';

/** Everything a page of the form used so far, so that the form opens without a network as well. */
function usedFiles(): string[] {
  const names = performance.getEntriesByType('resource').map(({ name }) => name);
  return names.filter((name) => name.startsWith(`${location.origin}/assets/`));
}

/**
 * Lets the browser keep the form for times without a network, and send waiting reports when the page is closed. Only the
 * form's own addresses are concerned. Browsers without the means do it when the portal is opened again.
 */
export async function startBackground(): Promise<void> {
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register('/sw.js', { scope: '/gui' });
    const { active } = await navigator.serviceWorker.ready;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- our own worker, which has no origin to name
    active?.postMessage({ type: 'keep', urls: ['/gui', ...usedFiles()] });
  } catch {
    // A browser that forbids it sends from the page alone.
  }
}

/** Asks the browser to wake the background script when there is a network again. */
export async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.ready;
    const sync: unknown = Reflect.get(registration, 'sync');
    // Background Sync is not among the types of every browser; where it is missing the page itself tries again.
    if (typeof sync === 'object' && sync !== null)
      await (sync as { register: (tag: string) => Promise<void> }).register('send-reports');
  } catch {
    // As above.
  }
}

const againMs = 20_000;

/** Sends what waits now, whenever the network comes back, and every little while in between. */
export function keepSending(afterEach: () => void): { readonly now: () => Promise<void> } {
  let timer = 0;
  async function now(): Promise<void> {
    clearTimeout(timer);
    const isLeft = await deliverWaiting(proveInPage);
    afterEach();
    if (isLeft) timer = window.setTimeout(() => void now(), againMs);
  }
  window.addEventListener('online', () => void now());
  return { now };
}
