import type { Auth, AuthOptions } from './better-auth.ts';

/**
 * Accounts, opened when they are first needed: the library takes a third of a second to load, which a worker that comes back
 * after a crash can do without.
 */
export function createAuth(options: AuthOptions): Auth {
  let opening: Promise<Auth> | undefined;
  const open = () => (opening ??= import('./better-auth.ts').then(({ openAuth }) => openAuth(options)));
  return {
    handler(request, response, next) {
      open().then((auth) => auth.handler(request, response, next), next);
    },
    userOf: async (headers) => (await open()).userOf(headers),
    hashPassword: async (password) => (await open()).hashPassword(password),
  };
}
