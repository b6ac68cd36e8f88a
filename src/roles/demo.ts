import type { Router } from 'express';
import { createServer } from 'node:net';
import { z } from 'zod';
import { demoPassword, demoStaff } from '../../prisma/seed/demo-staff.ts';
import type { Context } from '../context.ts';
import { createSimulator } from '../features/simulator/simulator-service.ts';
import { createSimulatorRoutes } from '../features/simulator/simulator-routes.ts';
import { roles } from '../domain/access/roles.ts';
import { publicRoute, type Route } from '../lib/route.ts';
import { named } from '../contract/common.ts';
import type { PlatformChannel } from '../contract/simulator.ts';
import { nameOrNull } from '../features/reference/reference-service.ts';
import { connectDemoAccounts, demoDoor } from './demo-accounts.ts';
import type { DemoLine } from './demo-line.ts';

const address = 'phananh@demo.hub1022.local';
const authservId = 'mx.demo.hub1022.local';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const found = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (found === null || typeof found === 'string') throw new Error('no free port');
  return found.port;
}

/** Accounts of the demo that are not there yet. */
export async function addDemoStaff(context: Context): Promise<void> {
  for (const account of demoStaff) {
    if (!(await context.staff.exists(account.email))) await context.staff.add({ ...account, password: demoPassword });
  }
}

/** Starts a platform for each channel that the hub knows. */
async function startLines(context: Context, hubUrl: string): Promise<readonly DemoLine[]> {
  // A hub that is no demo never loads the platforms.
  const { demoLines } = await import('./demo-lines.ts');
  const known = new Set<string>(context.channels.kinds().map((one) => one.kind));
  const doors: Partial<Record<PlatformChannel, string>> = {
    // Twilio signs the address that it was given: the public one, as the hub knows it.
    twilio: context.config.publicUrl,
  };
  return Promise.all(
    demoLines
      .filter(({ channel }) => known.has(channel))
      .map(({ channel, start }) => start({ url: () => `${doors[channel] ?? hubUrl}${demoDoor(channel)}` })),
  );
}

/** The outside world of a demo: its mail servers, and the mail account of the hub that speaks with them. */
export async function startDemo(
  context: Context,
): Promise<AsyncDisposable & { readonly router: Router; readonly routes: Route[] }> {
  const { config, accounts, log, reference } = context;
  const hubSmtpPort = await freePort();
  const hubUrl = `http://127.0.0.1:${config.port}`;
  const lines = await startLines(context, hubUrl);
  const connected = await connectDemoAccounts(context, lines);
  // A platform that the hub does not speak with would only be refused.
  await Promise.all(lines.filter((one) => !connected.includes(one)).map(({ line }) => line[Symbol.asyncDispose]()));
  const simulator = createSimulator({
    hubUrl,
    mail: { address, hubSmtpPort, listenPort: 0, authservId },
    platforms: {
      lines: connected.map((one) => one.line),
      doors: new Map(connected.map(({ line: { channel } }) => [demoDoor(channel), channel])),
    },
    log,
  });
  const { mailPort } = await simulator.start();
  const current = await accounts.find('mail');
  if (!current || current.settings['address'] === address) {
    await accounts.save({
      id: 'mail',
      kind: 'email',
      name: 'Hộp thư phản ánh',
      settings: {
        address,
        listenPort: hubSmtpPort,
        smtpHost: '127.0.0.1',
        smtpPort: mailPort,
        tls: false,
        trustedAuthservId: authservId,
      },
    });
  }
  const routes = [
    publicRoute({
      method: 'get',
      path: '/public/demo',
      tag: 'Public',
      summary: 'Accounts of the demo; only in a demo',
      response: z.object({
        demo: z.boolean(),
        accounts: z.array(
          z.object({
            email: z.string(),
            password: z.string(),
            role: z.enum(roles),
            name: z.string(),
            agency: named.nullable(),
          }),
        ),
      }),
      handle: async () => {
        const { agencies } = await reference.current();
        return {
          demo: true,
          accounts: demoStaff.map(({ email, role, name, agency }) => ({
            email,
            role,
            name,
            password: demoPassword,
            agency: nameOrNull(agencies, agency),
          })),
        };
      },
    }),
  ];
  return {
    router: createSimulatorRoutes(simulator),
    routes,
    [Symbol.asyncDispose]: () => Promise.resolve(simulator[Symbol.asyncDispose]()),
  };
}
