import { randomBytes } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { roles, type Role } from '../domain/access/roles.ts';
import { withContext } from './with-context.ts';

function readRole(value: string): Role {
  const role = roles.find((one) => one === value);
  if (!role) throw new InvalidArgumentError(`roles are ${roles.join(', ')}`);
  return role;
}

type Options = { email: string; name: string; role: Role; agency?: string; password?: string; json?: boolean };

/** `hub user add`: an account for a member of staff. Without `--password` one is made and printed once. */
export function userCommand(): Command {
  const command = new Command('user').description('accounts of staff');
  command
    .command('add')
    .description('add a member of staff')
    .requiredOption('--email <address>', 'address to sign in with')
    .requiredOption('--name <name>', 'name as colleagues see it')
    .requiredOption('--role <role>', roles.join(', '), readRole)
    .option('--agency <code>', 'agency of an officer or lead, such as so-xay-dung')
    .option('--password <password>', 'at least 10 characters; made and printed when absent')
    .option('--json', 'print the result as JSON')
    .action(async (options: Options) => {
      const password = options.password ?? randomBytes(12).toString('base64url');
      const id = await withContext((context) =>
        context.staff.add({
          email: options.email,
          name: options.name,
          role: options.role,
          agency: options.agency ?? null,
          password,
        }),
      );
      const made = options.password === undefined ? { password } : {};
      const words = `Added ${options.email} as ${options.role}.${options.password === undefined ? ` Password: ${password}` : ''}`;
      process.stdout.write(
        options.json ? `${JSON.stringify({ id, email: options.email, role: options.role, ...made })}\n` : `${words}\n`,
      );
    });
  return command;
}
