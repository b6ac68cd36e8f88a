import type { Router } from 'express';
import { z } from 'zod';
import { demoPassword, demoStaff } from '../../prisma/seed/demo-staff.ts';
import { outlines } from '../channels/outlines.ts';
import type { Context } from '../context.ts';
import { createSimulator } from '../features/simulator/simulator-service.ts';
import { createSimulatorRoutes } from '../features/simulator/simulator-routes.ts';
import { roles } from '../domain/access/roles.ts';
import { publicRoute, type Route } from '../lib/route.ts';
import { pickFreePort } from '../platform/free-port.ts';
import { named } from '../contract/common.ts';
import type { PlatformChannel } from '../contract/simulator.ts';
import { nameOrNull } from '../features/reference/reference-service.ts';
import type { Platforms } from '../features/simulator/platform-world.ts';
import { connectDemoAccounts, demoDoor, hasDemoAccounts } from './demo-accounts.ts';

const address = 'phananh@demo.hub1022.local';
const authservId = 'mx.demo.hub1022.local';

/** Accounts of the demo that are not there yet. */
export async function addDemoStaff(context: Context): Promise<void> {
  for (const account of demoStaff) {
    if (!(await context.staff.exists(account.email))) await context.staff.add({ ...account, password: demoPassword });
  }
}

/**
 * Starts a platform for each channel that the hub knows, and joins the hub to it. Platforms that the hub speaks with by an
 * account of somebody else's are stopped again: whoever wrote there would only be refused.
 */
async function joinPlatforms(context: Context, hubUrl: string): Promise<Platforms> {
  // A hub that is no demo never loads the platforms.
  const { demoLines } = await import('./demo-lines.ts');
  const known = new Set<string>(context.channels.kinds().map((one) => one.kind));
  const doors: Partial<Record<PlatformChannel, string>> = {
    // Twilio signs the address that it was given: the public one, as the hub knows it.
    twilio: context.config.publicUrl,
  };
  const lines = await Promise.all(
    demoLines
      .filter(({ channel }) => known.has(channel))
      .map(({ channel, start }) => start({ url: () => `${doors[channel] ?? hubUrl}${demoDoor(channel)}` })),
  );
  const connected = await connectDemoAccounts(context, lines);
  const others = lines.filter((one) => !connected.includes(one));
  await Promise.all(others.map(({ line }) => line[Symbol.asyncDispose]()));
  return {
    lines: connected.map((one) => one.line),
    doors: new Map(connected.map(({ line: { channel } }) => [demoDoor(channel), channel])),
  };
}

/** The outside world of a demo: its mail servers, and the mail account of the hub that speaks with them. */
export async function startDemo(
  context: Context,
): Promise<AsyncDisposable & { readonly router: Router; readonly routes: Route[] }> {
  const { config, accounts, log, reference } = context;
  const hubSmtpPort = await pickFreePort();
  const hubUrl = `http://127.0.0.1:${config.port}`;
  const icons = new Map(context.channels.kinds().map(({ kind, icon }) => [kind, icon]));
  const simulator = createSimulator({
    hubUrl,
    mail: { address, hubSmtpPort, listenPort: 0, authservId },
    iconOf: (channel) => icons.get(channel) ?? outlines.shortMessage,
    platforms: () => joinPlatforms(context, hubUrl),
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
  if (await hasDemoAccounts(context)) await simulator.open();
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
