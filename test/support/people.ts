import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { demoPassword, demoStaff } from '../../prisma/seed/demo-staff.ts';
import type { Role } from '../../src/domain/access/roles.ts';
import type { TestHub } from './hub.ts';

export type ApiAnswer = { readonly status: number; readonly body: unknown };

/** A signed-in member of staff, as a program sees the API. */
export type StaffClient = {
  readonly cookie: string;
  readonly get: (path: string) => Promise<ApiAnswer>;
  readonly post: (path: string, body: unknown) => Promise<ApiAnswer>;
  readonly put: (path: string, body: unknown) => Promise<ApiAnswer>;
  readonly delete: (path: string) => Promise<ApiAnswer>;
};

async function answerOf(response: Response): Promise<ApiAnswer> {
  const text = await response.text();
  return {
    status: response.status,
    body: text.startsWith('{') || text.startsWith('[') || text === 'null' ? JSON.parse(text) : text,
  };
}

/** Signs in the demo account of a role (of an agency, for officers and leads). */
export async function signIn(hubUrl: string, role: Role, agency: string | null = null): Promise<StaffClient> {
  const account = demoStaff.find((one) => one.role === role && (agency === null || one.agency === agency));
  if (!account) throw new Error(`the demo has no ${role} of ${agency ?? 'the centre'}`);
  return signInWith(hubUrl, account.email);
}

/** Signs in an account that has the password of the demo. */
async function signInWith(hubUrl: string, email: string): Promise<StaffClient> {
  const response = await fetch(`${hubUrl}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hubUrl },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  if (response.status !== 200) throw new Error(`sign-in of ${email}: ${response.status} ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const call = async (path: string, init: RequestInit) =>
    answerOf(
      await fetch(`${hubUrl}/api/v1${path}`, {
        ...init,
        headers: { cookie, 'content-type': 'application/json', origin: hubUrl },
      }),
    );
  return {
    cookie,
    get: (path) => call(path, {}),
    post: (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) }),
    put: (path, body) => call(path, { method: 'PUT', body: JSON.stringify(body) }),
    delete: (path) => call(path, { method: 'DELETE', body: '{}' }),
  };
}

/** An account beside those of the demo, signed in. */
export async function hire(
  hub: Pick<TestHub, 'url' | 'context'>,
  who: { readonly name: string; readonly role: Role; readonly agency: string | null },
): Promise<StaffClient & { readonly id: string }> {
  const email = `${randomUUID()}@can-bo.example`;
  const id = await hub.context.staff.add({ ...who, email, password: demoPassword });
  return { ...(await signInWith(hub.url, email)), id };
}

/** A valid web report; overrides name what matters to the test. */
export function webReport(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    submission: randomUUID(),
    text: 'Đường Trần Phú ngập, xe không vào được kho',
    name: 'Nguyễn Thị Lan',
    email: `lan-${randomUUID()}@nguoidan.example`,
    contactKind: 'person',
    lang: 'vi',
    ...overrides,
  };
}

/** Posts a report to the front door of the web form, as JSON. */
export async function postReport(hubUrl: string, report: Readonly<Record<string, unknown>>): Promise<ApiAnswer> {
  return answerOf(
    await fetch(`${hubUrl}/webhooks/web/web`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(report),
    }),
  );
}

/** Asks again until `check` stops throwing; for what happens in another process. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 10_000, interval: 25 });
}
