import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pickFreePort } from '../../../src/platform/free-port.ts';

/** A real IMAP server of its own for one test file. */
export type Dovecot = AsyncDisposable & {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Puts a mail into the INBOX, or a folder that is made, as a delivery agent would. Resolves when the file is in place. */
  readonly deliver: (raw: string | Buffer, mailbox?: string) => Promise<void>;
  /** Stops the server as a power cut would leave it: connections close, mail stays. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** While stopped: numbers the mailbox anew, as after a restore from backup. */
  readonly renumber: () => Promise<void>;
};

type Place = { readonly folder: string; readonly port: number; readonly uid: number; readonly gid: number };

/** Dovecot refuses to serve mail as root, so its one mailbox then belongs to nobody. */
const nobody = 65534;

/**
 * Starts Debian's Dovecot with a private configuration in a temporary folder: IMAP without TLS on a free loopback port, one
 * user in a password file, one Maildir. Works for root and for an ordinary user; disposing removes everything.
 */
export async function startDovecot(): Promise<Dovecot> {
  const isRoot = process.getuid?.() === 0;
  const folder = await mkdtemp(join(tmpdir(), 'hub-dovecot-'));
  const place: Place = {
    folder,
    port: await pickFreePort(),
    uid: isRoot ? nobody : (process.getuid?.() ?? nobody),
    gid: isRoot ? nobody : (process.getgid?.() ?? nobody),
  };
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'users'), 'mailbox:{PLAIN}open-sesame\n');
  await writeFile(join(folder, 'dovecot.conf'), configuration(place, isRoot));
  for (const part of ['', 'cur', 'new', 'tmp']) await makeOwned(place, join('mail', part));
  let running = await launch(place);
  let deliveries = 0;
  return {
    host: '127.0.0.1',
    port: place.port,
    user: 'mailbox',
    password: 'open-sesame',
    async deliver(raw, mailbox) {
      deliveries += 1;
      // Maildir++ keeps folders beside the INBOX, under a name with a dot.
      const maildir = mailbox === undefined ? 'mail' : join('mail', `.${mailbox}`);
      if (mailbox !== undefined)
        for (const part of ['', 'cur', 'new', 'tmp']) await makeOwned(place, join(maildir, part));
      const name = `${Math.floor(Date.now() / 1000)}.M${String(deliveries).padStart(6, '0')}P${process.pid}.test`;
      const draft = join(folder, maildir, 'tmp', name);
      await writeFile(draft, raw);
      await chown(draft, place.uid, place.gid);
      await rename(draft, join(folder, maildir, 'new', name));
    },
    async stop() {
      await terminate(running);
    },
    async start() {
      running = await launch(place);
    },
    renumber: () => renumber(place),
    async [Symbol.asyncDispose]() {
      await terminate(running);
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function configuration({ folder, port, uid, gid }: Place, isRoot: boolean): string {
  const ownUser = userInfo().username;
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = hub-test
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = ${isRoot ? 'dovecot' : ownUser}
default_login_user = ${isRoot ? 'dovenull' : ownUser}
${isRoot ? '' : 'default_internal_group =\n'}
mail_location = maildir:${folder}/mail
mail_uid = ${uid}
mail_gid = ${gid}
first_valid_uid = 1
first_valid_gid = 1
mailbox_idle_check_interval = 1 secs
shutdown_clients = yes
auth_mechanisms = plain login
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
`;
}

async function makeOwned({ folder, uid, gid }: Place, path: string): Promise<void> {
  await mkdir(join(folder, path), { recursive: true });
  await chown(join(folder, path), uid, gid);
}

async function launch(place: Place): Promise<ChildProcess> {
  const child = spawn('dovecot', ['-F', '-c', join(place.folder, 'dovecot.conf')], { stdio: 'ignore', detached: true });
  const failed = once(child, 'error').then(([error]: unknown[]) => {
    throw new Error('dovecot could not be started; install the package dovecot-imapd', { cause: error });
  });
  await Promise.race([failed, answers(place, child)]);
  return child;
}

/** Resolves when the server greets; a server that ends before that says why in its log. */
async function answers(place: Place, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (child.exitCode !== null) {
      throw new Error(
        `dovecot ended: ${await readFile(join(place.folder, 'dovecot.log'), 'utf8').catch(() => 'no log')}`,
      );
    }
    if (await greets(place.port)) return;
    await delay(25);
  }
  throw new Error('dovecot did not answer in ten seconds');
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    function finish(result: boolean): void {
      socket.destroy();
      resolve(result);
    }
  });
}

async function terminate(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  killGroup(child);
}

/** A process that serves an idling client outlives its master for some seconds. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}

/** Writes another UIDVALIDITY and other UIDs into the Maildir's list and forgets the indexes made of the old ones. */
async function renumber(place: Place): Promise<void> {
  const mail = join(place.folder, 'mail');
  const list = join(mail, 'dovecot-uidlist');
  const [head = '', ...entries] = (await readFile(list, 'utf8')).trimEnd().split('\n');
  const header = head
    .replace(/ V(\d+)/u, (_, old: string) => ` V${Number(old) + 1000}`)
    .replace(/ N\d+/u, ` N${entries.length + 1}`);
  const lines = entries.map((entry, index) => entry.replace(/^\d+/u, String(index + 1)));
  await writeFile(list, `${[header, ...lines].join('\n')}\n`);
  await chown(list, place.uid, place.gid);
  for (const name of await readdir(mail)) {
    if (name.startsWith('dovecot.index') || name.startsWith('dovecot-uidvalidity'))
      await rm(join(mail, name), { force: true });
  }
}
