import { z } from 'zod';
import { request } from './request.ts';

const signedIn = z.object({ twoFactorRedirect: z.boolean().optional() });
const anything = z.unknown();
const enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const demo = z.object({
  demo: z.boolean(),
  accounts: z.array(
    z.object({
      email: z.string(),
      password: z.string(),
      role: z.string(),
      name: z.string(),
      agency: z.union([z.string(), z.object({ vi: z.string(), en: z.string() })]).nullable(),
    }),
  ),
});
export type DemoAccount = z.infer<typeof demo>['accounts'][number];
export type TwoFactorSetup = z.infer<typeof enabled>;

/** `code`: the password was right and a code of the authenticator is asked for now. */
export async function signIn(email: string, password: string): Promise<'in' | 'code'> {
  const answer = await request({ path: '/api/auth/sign-in/email', schema: signedIn, body: { email, password } });
  return answer.twoFactorRedirect === true ? 'code' : 'in';
}

export async function verifyCode(code: string, trustDevice = false): Promise<void> {
  await request({ path: '/api/auth/two-factor/verify-totp', schema: anything, body: { code, trustDevice } });
}

export async function signOut(): Promise<void> {
  await request({ path: '/api/auth/sign-out', schema: anything, body: {} });
}

export function enableTwoFactor(password: string): Promise<TwoFactorSetup> {
  return request({ path: '/api/auth/two-factor/enable', schema: enabled, body: { password } });
}

export async function disableTwoFactor(password: string): Promise<void> {
  await request({ path: '/api/auth/two-factor/disable', schema: anything, body: { password } });
}

/** Accounts shown for one-click sign-in; empty outside a demo. */
export async function demoAccounts(): Promise<readonly DemoAccount[]> {
  const answer = await request({ path: '/api/v1/public/demo', schema: demo });
  return answer.demo ? answer.accounts : [];
}
