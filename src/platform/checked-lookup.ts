import { lookup as resolveHost } from 'node:dns';
import type { LookupFunction } from 'node:net';

/**
 * Resolves a name and hands on only addresses that `accept` takes, so that what was checked is what is connected to. With one
 * that it does not take the connection fails with the error of `refuse`.
 */
export function checkedLookup(accept: (address: string) => boolean, refuse: () => Error): LookupFunction {
  return (hostname, options, callback) => {
    resolveHost(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => accept(address))) return callback(refuse(), '', 0);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
