import { Command, InvalidArgumentError } from 'commander';
import { withContext } from './with-context.ts';

/** `key=value`; numbers and true/false become what they say. */
function readSetting(
  value: string,
  before: Record<string, string | number | boolean>,
): Record<string, string | number | boolean> {
  const at = value.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('write settings as key=value');
  const text = value.slice(at + 1);
  const typed = text === 'true' || text === 'false' ? text === 'true' : /^\d{1,9}$/.test(text) ? Number(text) : text;
  return { ...before, [value.slice(0, at)]: typed };
}

type AddOptions = { set: Record<string, string | number | boolean>; name?: string; json?: boolean };

/** `hub channel`: accounts of channels. Secret settings are stored encrypted and never printed. */
export function channelCommand(): Command {
  const command = new Command('channel').description('accounts of channels');
  command
    .command('add')
    .description('add an account, or replace the settings of one')
    .argument('<kind>', 'kind of channel: the name of its folder in adapters/')
    .argument('<account>', 'id of the account, as in its webhook address')
    .option('--set <key=value>', 'a setting; may be repeated', readSetting, {})
    .option('--name <name>', 'name as staff see it')
    .option('--json', 'print the result as JSON')
    .action(async (kind: string, account: string, options: AddOptions) => {
      await withContext((context) =>
        context.accounts.save({ id: account, kind, name: options.name ?? account, settings: options.set }),
      );
      process.stdout.write(
        options.json ? `${JSON.stringify({ account, kind })}\n` : `Saved ${kind} account ${account}.\n`,
      );
    });
  command
    .command('list')
    .description('list accounts')
    .option('--json', 'one line of JSON for each')
    .action(async (options: { json?: boolean }) => {
      const lines = await withContext((context) => context.accounts.list());
      for (const { id, kind, name, active } of lines) {
        process.stdout.write(
          options.json
            ? `${JSON.stringify({ account: id, kind, name, active })}\n`
            : `${kind.padEnd(10)} ${id.padEnd(16)} ${name}${active ? '' : ' (paused)'}\n`,
        );
      }
    });
  command
    .command('test')
    .description('check the settings of an account against its servers')
    .argument('<account>')
    .option('--json', 'print the result as JSON')
    .action(async (account: string, options: { json?: boolean }) => {
      const result = await withContext(async (context) => {
        const line = await context.accounts.find(account);
        if (!line) return { ok: false, detail: `there is no account ${account}` };
        return line.adapter.test ? line.adapter.test(line) : { ok: true, detail: 'nothing to check on this channel' };
      });
      process.stdout.write(
        options.json
          ? `${JSON.stringify({ account, ...result })}\n`
          : `${result.ok ? 'ok' : 'failed'}: ${result.detail}\n`,
      );
      if (!result.ok) process.exitCode = 1;
    });
  return command;
}
