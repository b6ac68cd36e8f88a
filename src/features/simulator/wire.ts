import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { PlatformChannel } from '../../contract/simulator.ts';

/** One answered request between the hub and a platform. */
export type Exchange = {
  readonly channel: PlatformChannel;
  readonly direction: 'to_hub' | 'from_hub';
  readonly status: number;
};

type WireOptions = {
  /** Port of the hub's front door. */
  readonly hubPort: number;
  /** `/webhooks/<kind>/<account>` of every account that the simulator plays. */
  readonly doors: ReadonlyMap<string, PlatformChannel>;
  /** Port of each platform's API. */
  readonly platforms: ReadonlyMap<number, PlatformChannel>;
  readonly onExchange: (exchange: Exchange) => void;
};

const finished = 'http.server.response.finish';

/**
 * Listens on the wire between hub and platforms, which live in one process here: a platform tells nobody what the hub
 * answered it, nor what it answered the hub, and the page wants to show both.
 */
export function watchWire(options: WireOptions): Disposable {
  function see(message: unknown): void {
    const exchange = exchangeOf(message, options);
    if (exchange) options.onExchange(exchange);
  }
  subscribe(finished, see);
  return {
    [Symbol.dispose]: () => {
      unsubscribe(finished, see);
    },
  };
}

function exchangeOf(message: unknown, { hubPort, doors, platforms }: WireOptions): Exchange | null {
  if (typeof message !== 'object' || message === null) return null;
  const { request, response, server } = partsOf(message);
  if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse) || !(server instanceof Server))
    return null;
  const address = server.address();
  if (address === null || typeof address === 'string') return null;
  const status = response.statusCode;
  const platform = platforms.get(address.port);
  if (platform !== undefined) return { channel: platform, direction: 'from_hub', status };
  if (address.port !== hubPort) return null;
  const door = doors.get(request.url?.split('?')[0] ?? '');
  return door === undefined ? null : { channel: door, direction: 'to_hub', status };
}

function partsOf(message: object): { request: unknown; response: unknown; server: unknown } {
  return {
    request: Reflect.get(message, 'request'),
    response: Reflect.get(message, 'response'),
    server: Reflect.get(message, 'server'),
  };
}
