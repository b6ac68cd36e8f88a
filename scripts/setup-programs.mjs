// Installs the one program that npm cannot bring: a Redis server.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { say, SetupFailure } from './setup.mjs';

/** @type {Record<string, { probe: string, commands: (names: string[]) => string[][] }>} */
const MANAGERS = {
  apt: {
    probe: 'apt-get',
    commands: (names) => [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names],
    ],
  },
  dnf: { probe: 'dnf', commands: (names) => [['dnf', 'install', '-y', '-q', ...names]] },
  apk: { probe: 'apk', commands: (names) => [['apk', 'add', '--no-cache', ...names]] },
  brew: { probe: 'brew', commands: (names) => [['brew', 'install', ...names]] },
};

/**
 * Installs a program with the system's package manager when none of its names is found.
 * @param {string[]} programs names of which one is enough
 * @param {Record<string, string[][]>} packages per manager, what to try in order
 * @param {string} otherwise what else a person may do
 */
export async function ensureProgram(programs, packages, otherwise) {
  if (programs.some(isOnPath)) return;
  const [program = ''] = programs;
  for (const [name, manager] of Object.entries(MANAGERS)) {
    const choices = packages[name];
    if (!choices || !isOnPath(manager.probe)) continue;
    const elevate = name === 'brew' || process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const isAllowed = elevate.length === 0 || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0;
    for (const names of isAllowed ? choices : []) {
      say(`${program}: installing with ${manager.probe} …`);
      const isDone = manager.commands(names).every(([command = '', ...args]) => {
        const [first = '', ...rest] = [...elevate, command, ...args];
        // Services must not start by themselves: the hub runs its own.
        const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
        return (
          spawnSync(first, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0 || args[0] === 'update'
        );
      });
      if (isDone && programs.some(isOnPath)) return;
    }
    const command = manager
      .commands(choices[0] ?? [])
      .at(-1)
      ?.join(' ');
    throw new SetupFailure(
      `${program} is missing and could not be installed: run '${command}' as an administrator, or ${otherwise}.`,
    );
  }
  throw new SetupFailure(`${program} is missing: install it with the system's package manager, or ${otherwise}.`);
}

function isOnPath(/** @type {string} */ program) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .some((dir) => dir !== '' && existsSync(path.join(dir, program)));
}

/** Redis for queues and live updates, unless one is given. */
export async function ensureRedis() {
  if (process.env.REDIS_URL) return;
  const packages = {
    apt: [['redis-server'], ['valkey-server']],
    dnf: [['valkey'], ['redis']],
    apk: [['redis'], ['valkey']],
    brew: [['redis']],
  };
  await ensureProgram(['redis-server', 'valkey-server'], packages, 'set REDIS_URL');
}
