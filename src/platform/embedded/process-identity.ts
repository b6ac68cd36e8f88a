import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** What the system knows of a running process. */
interface ProcessFacts {
  /** Changes when the number is given to another process, also over a restart of the machine. */
  readonly stamp: string;
  readonly command: string;
}

/** Facts of a process, or undefined when it has ended; a zombie (ended, not yet reaped) counts as ended. */
export function inspectProcess(pid: number): ProcessFacts | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined;
  }
  return process.platform === 'linux' ? inspectLinux(pid) : inspectByPs(pid);
}

function inspectLinux(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; fields are counted from behind it: state is the 1st, start time the 20th.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { stamp: `${boot}/${fields[19] ?? ''}`, command };
  } catch {
    return undefined;
  }
}

function inspectByPs(pid: number): ProcessFacts | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=,command=', '-p', String(pid)], { encoding: 'utf8' });
  const found = /^(\S+)\s+(\S+ \S+\s+\S+ \S+ \S+)\s+(.*)$/.exec((stdout ?? '').trim());
  if (!found || found[1]?.startsWith('Z')) return undefined;
  return { stamp: found[2] ?? '', command: found[3] ?? '' };
}

/** Waits until a process has ended; false when it still runs after the time given. */
async function waitUntilEnded(pid: number, timeoutMs: number): Promise<boolean> {
  const until = performance.now() + timeoutMs;
  while (inspectProcess(pid)) {
    if (performance.now() > until) return false;
    await delay(25);
  }
  return true;
}

interface Orphan {
  readonly pid: number;
  /** Tells our server from a stranger that got the same process number. */
  readonly isOurs: (command: string) => boolean;
  /** Asks for an orderly end; the next ones are used when it does not come in time. */
  readonly signals: readonly NodeJS.Signals[];
  readonly patienceMs: number;
}

/** Ends a server that outlived its hub (the hub was killed): first politely, then less so. */
export async function endOrphan(orphan: Orphan): Promise<void> {
  for (const signal of orphan.signals) {
    const facts = inspectProcess(orphan.pid);
    if (!facts || !orphan.isOurs(facts.command)) return;
    try {
      process.kill(orphan.pid, signal);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return;
      throw error;
    }
    if (await waitUntilEnded(orphan.pid, orphan.patienceMs)) return;
  }
}
