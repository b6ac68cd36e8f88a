import { spawn, spawnSync } from 'node:child_process';

/** A process and all that it started, as they are now; the eldest first. */
export function familyOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' });
  const childrenOf = new Map<number, number[]>();
  for (const line of stdout.split('\n')) {
    const [child, parent] = line.trim().split(/\s+/).map(Number);
    if (child === undefined || parent === undefined) continue;
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), child]);
  }
  const family = [pid];
  for (const member of family) family.push(...(childrenOf.get(member) ?? []));
  return family;
}

/** SIGKILL to each; one that has ended meanwhile is no matter. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself between the look and the signal.
    }
  }
}

/**
 * Stops processes for a while and lets them go on. A shell of its own does it, so that they go on also when this process
 * is killed meanwhile.
 */
export function freeze(pids: readonly number[], ms: number): Promise<void> {
  const list = pids.join(' ');
  const script = `kill -STOP ${list}; sleep ${(ms / 1000).toFixed(3)}; kill -CONT ${list}`;
  const shell = spawn('/bin/sh', ['-c', script], { detached: true, stdio: 'ignore' });
  return new Promise((resolve) => {
    shell.once('exit', () => resolve());
    shell.once('error', () => resolve());
  });
}
