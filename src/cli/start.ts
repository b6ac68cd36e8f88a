import { Command, InvalidArgumentError } from 'commander';
import { demoPassword, demoStaff } from '../../prisma/seed/demo-staff.ts';
import { loadConfig } from '../config/config.ts';
import { startHub, type RunningHub } from '../main.ts';
import { createLog } from '../platform/log.ts';
import { roles, type Role } from '../roles/role.ts';

function readRole(value: string, before: readonly Role[] | undefined): Role[] {
  const role = roles.find((one) => one === value);
  if (!role) throw new InvalidArgumentError(`roles are ${roles.join(', ')}`);
  return [...(before ?? []), role];
}

function banner(hub: RunningHub, wanted: readonly Role[]): string {
  const lines = [''];
  if (wanted.includes('web')) {
    lines.push(`  Hub 1022 is ready.`, '', `  Portal      ${hub.url}/`, `  Console     ${hub.url}/console`);
    if (hub.demo) lines.push(`  Simulator   ${hub.url}/simulator`);
    lines.push(`  API         ${hub.url}/api/docs`);
  } else lines.push(`  Hub 1022 runs as ${wanted.join(', ')}.`);
  if (hub.demo && wanted.includes('web')) {
    lines.push('', `  Demo accounts (password ${demoPassword}):`);
    for (const account of demoStaff) lines.push(`    ${account.role.padEnd(14)} ${account.email}`);
  }
  lines.push(
    '',
    `  Data        ${hub.dataDir}`,
    ...hub.notes.map((note) => `  Note        ${note}`),
    '  Stop        Ctrl-C',
    '',
  );
  return lines.join('\n');
}

/** `hub start`: everything in one process, or the roles asked for, until SIGINT, SIGTERM or SIGHUP. */
export function startCommand(): Command {
  return new Command('start')
    .description('start the hub: all roles in this process, or those named')
    .option('--role <role>', 'web, worker, poller or clock; may be repeated', readRole)
    .option('--json', 'print what was started as one line of JSON')
    .action(async (options: { role?: Role[]; json?: boolean }) => {
      const settings = loadConfig();
      const { config } = settings;
      const log = createLog({ level: config.logLevel, pretty: config.logFormat === 'pretty' });
      const wanted = options.role ?? [...roles];
      const hub = await startHub(settings, { log, roles: wanted });
      const text = options.json
        ? `${JSON.stringify({ url: hub.url, dataDir: hub.dataDir, demo: hub.demo, roles: wanted })}\n`
        : banner(hub, wanted);
      process.stdout.write(text);
      await new Promise<void>((resolve) => {
        // Terminal and npm may both pass the same Ctrl-C on: what comes while stopping changes nothing.
        for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
      });
      process.stderr.write('Stopping…\n');
      await hub.stop();
    });
}
