import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import { twoFactor } from 'better-auth/plugins';
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import type { PrismaClient } from './prisma/client.ts';

const sessionSeconds = 12 * 60 * 60;

/** Accounts: e-mail and password, TOTP, sessions in the database. Sign-up is closed; administrators add staff. */
export type Auth = {
  /** Serves /api/auth/*. */
  readonly handler: RequestHandler;
  /** The user of a request's or a socket handshake's cookies, or null. Reads the database, so a revoked session ends at once. */
  readonly userOf: (
    headers: IncomingHttpHeaders,
  ) => Promise<{ readonly userId: string; readonly sessionId: string } | null>;
  readonly hashPassword: (password: string) => Promise<string>;
};

export type AuthOptions = {
  readonly prisma: PrismaClient;
  readonly secret: string;
  readonly publicUrl: string;
  /** Other origins that people may sign in from (the same server under another name in a demo). */
  readonly trustedOrigins: readonly string[];
};

/** Opens better-auth. See `Auth` for what it does for the hub. */
export function openAuth(options: AuthOptions): Auth {
  const auth = betterAuth({
    appName: 'Hub 1022',
    database: prismaAdapter(options.prisma, { provider: 'postgresql' }),
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [options.publicUrl, ...options.trustedOrigins],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: sessionSeconds, updateAge: 60 * 60 },
    // Limits are set by src/http/limits.ts, by account and by real peer, over all processes.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: 'hub',
      useSecureCookies: options.publicUrl.startsWith('https://'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    plugins: [twoFactor({ issuer: 'Hub 1022' })],
  });
  const serve = toNodeHandler(auth);
  return {
    handler: (request, response) => serve(request, response),
    async userOf(headers) {
      const found = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
      return found ? { userId: found.user.id, sessionId: found.session.id } : null;
    },
    async hashPassword(password) {
      return (await auth.$context).password.hash(password);
    },
  };
}
