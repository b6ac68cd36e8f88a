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
import { nameOrNull } from '../features/reference/reference-service.ts';

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

/** The outside world of a demo: its mail servers, and the mail account of the hub that speaks with them. */
export async function startDemo(
  context: Context,
): Promise<AsyncDisposable & { readonly router: Router; readonly routes: Route[] }> {
  const { config, accounts, log, reference } = context;
  const hubSmtpPort = await freePort();
  const simulator = createSimulator({
    hubUrl: `http://127.0.0.1:${config.port}`,
    mail: { address, hubSmtpPort, listenPort: 0, authservId },
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
