import { Command } from 'commander';
import { loadConfig } from '../config/config.ts';
import { checkDatabase, checkRedis } from './doctor-connections.ts';
import {
  checkDataFolder,
  checkNode,
  checkPort,
  checkPostgres,
  checkPrograms,
  checkStoredFiles,
  type Finding,
} from './doctor-checks.ts';

/** `hub doctor`: looks and changes nothing. Fails when something needed is missing. */
export function doctorCommand(): Command {
  return new Command('doctor').option('--json', 'print JSON').action(run);
}

async function run({ json }: { json?: true }): Promise<void> {
  const { config, secrets } = loadConfig();
  const findings: readonly Finding[] = [
    checkNode(),
    ...(secrets.databaseUrl === undefined ? [checkPostgres()] : []),
    ...checkPrograms(config, secrets),
    ...checkDataFolder(config),
    await checkStoredFiles(config),
    await checkPort(config),
    await checkDatabase(config, secrets),
    await checkRedis(config, secrets),
  ];
  const isFine = findings.every((finding) => finding.state !== 'failed');
  process.exitCode = isFine ? 0 : 1;
  if (json) {
    process.stdout.write(`${JSON.stringify({ ok: isFine, findings })}\n`);
    return;
  }
  const width = Math.max(...findings.map((finding) => finding.what.length));
  const marks = { ok: '✓', failed: '✗', skipped: '·' };
  for (const { what, state, detail } of findings)
    process.stdout.write(`${marks[state]} ${what.padEnd(width)}  ${detail}\n`);
}
