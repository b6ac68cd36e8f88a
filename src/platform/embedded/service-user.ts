import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartFailure } from '../../config/start-failure.ts';

/** Whom the servers run as when the hub runs as root: PostgreSQL refuses to be root. */
export interface ServiceUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'hub1022';

/** Undefined when not root. Else the owner of existing data, an account of our own (made when missing), or `nobody`. */
export function chooseServiceUser(existingData: string): ServiceUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = ownerOf(existingData);
  if (owner && owner.uid !== 0) return owner;
  return lookUp(NAME) ?? create() ?? lookUp('nobody') ?? failWithoutUser();
}

/** Whether a user may pass into a folder: asked of the system itself, which knows every rule. */
export function canEnter(user: ServiceUser | undefined, dir: string): boolean {
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], { ...user, cwd: '/', stdio: 'ignore' });
  return status === 0;
}

function ownerOf(file: string): ServiceUser | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && { uid: found.uid, gid: found.gid };
}

function lookUp(name: string): ServiceUser | undefined {
  const uid = readId(['-u', name]);
  const gid = readId(['-g', name]);
  return uid === undefined || gid === undefined || uid === 0 ? undefined : { uid, gid };
}

function readId(args: string[]): number | undefined {
  const { status, stdout } = spawnSync('id', args, { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

/** Debian, Red Hat and SUSE have useradd; Alpine has BusyBox's adduser. */
function create(): ServiceUser | undefined {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/', '--shell', '/bin/false', NAME]],
    ['adduser', ['-S', '-D', '-H', '-h', '/', '-s', '/bin/false', NAME]],
  ];
  for (const [program, args] of attempts) {
    if (spawnSync(program, args, { stdio: 'ignore' }).status === 0) return lookUp(NAME);
  }
  return undefined;
}

function failWithoutUser(): never {
  throw new StartFailure(
    `PostgreSQL may not run as root and no unprivileged user could be made: create one (useradd --system ${NAME}), or start as an ordinary user.`,
  );
}
