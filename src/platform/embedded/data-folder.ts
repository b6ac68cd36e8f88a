import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartFailure } from '../../config/start-failure.ts';
import { canEnter, chooseServiceUser, type ServiceUser } from './service-user.ts';

/** The folder in force and whom the servers in it run as. */
export interface DataFolder {
  readonly dir: string;
  readonly user: ServiceUser | undefined;
  /** What a person should know, such as that data lies elsewhere than expected. */
  readonly notes: readonly string[];
}

/** Where system-wide state lives, outside every home folder. */
export const STATE_FOLDER = process.platform === 'darwin' ? '/usr/local/var/hub-1022' : '/var/lib/hub-1022';

/** The folder in force for a wanted one, looking only. */
export function locateDataFolder(wanted: string, stateFolder: string = STATE_FOLDER): string {
  const dir = existsSync(wanted) ? realpathSync(wanted) : wanted;
  const aside = nameAside(dir, stateFolder);
  // Data that once went aside stays there, also when the wanted folder has become reachable since.
  return existsSync(path.join(aside, 'pg')) && !existsSync(path.join(dir, 'pg')) ? aside : dir;
}

/**
 * Makes the data folder. As root, servers run as another user; when that user cannot reach the wanted folder (a clone
 * under root's home), data goes to a folder of its own in the system's state folder.
 */
export function openDataFolder(wanted: string, stateFolder: string = STATE_FOLDER): DataFolder {
  const dir = makeFolder(wanted);
  const user = chooseServiceUser(path.join(dir, 'pg'));
  if (!user) return { dir, user, notes: [] };

  openToPass(dir);
  if (locateDataFolder(dir, stateFolder) === dir && canEnter(user, dir)) return { dir, user, notes: [] };

  const aside = makeFolder(nameAside(dir, stateFolder));
  chmodSync(stateFolder, 0o755);
  openToPass(aside);
  if (!canEnter(user, aside))
    throw new StartFailure(`The database's own user can enter neither ${dir} nor ${aside}: set HUB_DATA.`);
  const note = `Data lies in ${aside}: ${dir} can be entered by root only, and PostgreSQL may not run as root.`;
  return { dir: aside, user: chooseServiceUser(path.join(aside, 'pg')) ?? user, notes: [note] };
}

/** One folder per wanted one, named after the checkout for people and after the whole path for uniqueness. */
function nameAside(dir: string, stateFolder: string): string {
  const key = createHash('sha256').update(dir).digest('hex').slice(0, 8);
  return path.join(stateFolder, `${path.basename(path.dirname(dir))}-${key}`);
}

function makeFolder(wanted: string): string {
  try {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new StartFailure(
      `Cannot make the data folder ${wanted}: set HUB_DATA to a folder that can be written. (${why})`,
    );
  }
  return realpathSync(wanted);
}

/** Lets others pass through to their own subfolder, without letting them list what is here. */
function openToPass(dir: string): void {
  const mode = statSync(dir).mode & 0o777;
  if ((mode & 0o011) !== 0o011) chmodSync(dir, mode | 0o011);
}
