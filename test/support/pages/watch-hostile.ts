import type { BrowserContext } from 'playwright-core';

/** Everything in a browser that would show that somebody else's text ran or loaded something. */
export type HostileWatch = {
  /** Calls of what vectors call: alert and its like, and requests made by scripts to another host. */
  readonly runs: readonly string[];
  /** Requests to any host but the hub's. */
  readonly requests: readonly string[];
};

/** Watches a browser from now on, in its pages and in the frames inside them. */
export async function watchHostile(context: BrowserContext, hubUrl: string): Promise<HostileWatch> {
  const runs: string[] = [];
  const requests: string[] = [];
  const { host } = new URL(hubUrl);
  await context.exposeFunction('hubTestRan', (what: string) => {
    runs.push(what);
  });
  await context.addInitScript(hookCalls, host);
  context.on('dialog', (dialog) => {
    runs.push(`dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== host) requests.push(request.url());
  });
  context.on('page', (page) => runs.push(`a page was opened: ${page.url()}`));
  return { runs, requests };
}

/** Runs inside every page before its own scripts: nothing of this file is there. */
function hookCalls(host: string): void {
  const tell: unknown = Reflect.get(window, 'hubTestRan');
  const ran = (what: string) => {
    if (typeof tell === 'function') tell(what);
  };
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])
    Reflect.set(window, name, (...values: unknown[]) => ran(`${name}(${values.map(String).join(', ')})`));
  const isForeign = (address: unknown) => {
    const url = new URL(address instanceof Request ? address.url : String(address), location.href);
    return !['data:', 'blob:'].includes(url.protocol) && url.host !== host;
  };
  const watch = (name: string) => {
    const original: unknown = Reflect.get(window, name);
    if (typeof original !== 'function') return;
    const hooked = new Proxy(original, {
      apply(target, self, values) {
        if (isForeign(values[0])) ran(`${name}(${String(values[0])})`);
        return Reflect.apply(target, self, values);
      },
      construct(target, values, newTarget) {
        if (values[0] !== undefined && isForeign(values[0])) ran(`new ${name}(${String(values[0])})`);
        return Reflect.construct(target, values, newTarget);
      },
    });
    Reflect.set(window, name, hooked);
  };
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'Worker']) watch(name);
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src');
  if (source?.set) {
    const { set } = source;
    Object.defineProperty(HTMLImageElement.prototype, 'src', {
      ...source,
      set(value: unknown) {
        if (isForeign(value)) ran(`image ${String(value)}`);
        set.call(this, value);
      },
    });
  }
}
