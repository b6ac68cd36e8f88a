// `npm run check`: everything that can be said of the code without starting a server, in well under a minute.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ensurePackages } from './setup-packages.mjs';
import { at, checkout, runSetup } from './setup.mjs';

/** What was found last time: files that did not change are not looked at again. */
const typesCache = at('node_modules', '.cache', 'types.tsbuildinfo');

/** The build comes first: the others read the database client that it generates. A step resolves to what is wrong: empty when nothing is. The slowest stand first, so that none of them is waited for at the end. */
const STEPS = {
  build: () => run('../scripts/build.mjs'),
  'unit tests': () => run('vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter=dot'),
  format: () => run('prettier/bin/prettier.cjs', '--check', '.', '--cache', '--log-level=warn'),
  types: () =>
    run('typescript7/bin/tsc', '-p', 'tsconfig.json', '--noEmit', '--incremental', '--tsBuildInfoFile', typesCache),
  directions: () =>
    run('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', ...rooms()),
  'dead code': () => run('knip/bin/knip.js', '--no-progress', '--no-config-hints'),
  lint: () => run('oxlint/bin/oxlint', '--quiet'),
  'house rules': checkHouseRules,
};

const started = performance.now();
if (await runSetup(ensurePackages)) await runSteps();

async function runSteps() {
  const waiting = Object.entries(STEPS);
  const failed = [];
  const runNext = async () => {
    const [name, step] = waiting.shift() ?? [];
    if (!name || !step) return false;
    const stepStarted = performance.now();
    const problem = await step();
    console.log(`${problem === '' ? '✓' : '✗'} ${name.padEnd(12)} ${secondsSince(stepStarted)}`);
    if (problem !== '') failed.push({ name, problem });
    return true;
  };
  await runNext();
  const lanes = Array.from({ length: Math.min(4, availableParallelism()) }, async () => {
    while (await runNext());
  });
  await Promise.all(lanes);
  for (const { name, problem } of failed) console.log(`\n── ${name} ──\n${problem}`);
  const verdict = failed.length === 0 ? 'All in order' : `To mend: ${failed.map(({ name }) => name).join(', ')}`;
  console.log(`\n${verdict} (${secondsSince(started)})`);
  if (failed.length > 0) process.exitCode = 1;
}

function secondsSince(/** @type {number} */ start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

function rooms() {
  return ['src', 'adapters', 'prisma', 'web', 'test', 'scripts'].filter((room) => existsSync(at(room)));
}

/** Runs a program of a package; resolves to its output when it failed. */
function run(/** @type {string} */ program, /** @type {string[]} */ ...args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [at('node_modules', program), ...args], { cwd: checkout });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? '' : output.trim() || `ended with ${code}`));
  });
}

/** Looks at every file that is, or is about to be, part of the repository. */
async function checkHouseRules() {
  // Loaded here: it needs packages, and this script installs them.
  const { createHouseRules } = await import('./house-rules.mjs');
  const check = createHouseRules(checkout);
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: checkout,
    encoding: 'utf8',
  });
  // Nothing to look at would pass in silence.
  if (!stdout) return 'git lists no files here: run this in a clone';
  const faults = stdout
    .split('\n')
    .filter((file) => file !== '' && existsSync(at(file)))
    .flatMap((file) => {
      const bytes = readFileSync(at(file));
      return bytes.includes(0) ? [] : check(file, bytes.toString('utf8'));
    });
  return faults.map(({ file, line, rule, message }) => `${file}:${line} ${rule}: ${message}`).join('\n');
}
