// `npm test [-- patterns]`: every test once, on real servers. The last line is `N passed, N failed`; nothing is left running.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureBuilt } from './setup-builds.mjs';
import { ensurePackages } from './setup-packages.mjs';
import { ensureProgram, ensureRedis } from './setup-programs.mjs';
import { at, checkout, readJson, runSetup, say } from './setup.mjs';

/** What the developer's own hub is told must not reach the hubs of the tests. */
for (const name of Object.keys(process.env))
  if (/^(HUB_|PORT$|HOST$|DATABASE_(URL|REPLICA_URL|POOL)$|REDIS_URL$|NODE_ENV$)/.test(name)) delete process.env[name];
// Servers such as Dovecot live where an ordinary user's search path does not look.
process.env.PATH = [process.env.PATH, '/usr/local/sbin', '/usr/sbin', '/sbin'].join(path.delimiter);

const isReady = await runSetup(async () => {
  await ensurePackages();
  if (!process.env.REDIS_URL_TEST) await ensureRedis();
  await ensureProgram(
    ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    {
      apt: [['chromium'], ['chromium-browser']],
      dnf: [['chromium']],
      apk: [['chromium']],
      brew: [['--cask', 'chromium']],
    },
    'install Google Chrome',
  );
  await ensureProgram(
    ['dovecot'],
    { apt: [['dovecot-imapd']], dnf: [['dovecot']], apk: [['dovecot']], brew: [['dovecot']] },
    'install the IMAP server Dovecot',
  );
  await ensureBuilt();
});
const counts = isReady ? await runTests(process.argv.slice(2)) : { passed: 0, failed: 0, skipped: 0, unsteady: [] };
for (const name of counts.unsteady) say(`Passed only when it was tried again: ${name}`);
process.stdout.write(
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}\n`,
);
if (counts.failed > 0 || counts.passed === 0) process.exitCode = 1;

/** Runs vitest with a temporary folder of its own, by which everything that it started can be recognised. */
async function runTests(/** @type {string[]} */ args) {
  const runDir = realpathSync(mkdtempSync(path.join(tmpdir(), 'hub-test-')));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(runDir, 0o711);
  const summaryFile = path.join(runDir, 'summary.json');
  const failuresDir = `${runDir}-failures`;
  try {
    const code = await runVitest(args, {
      TMPDIR: runDir,
      HUB_TEST_SUMMARY: summaryFile,
      HUB_TEST_FAILURES: failuresDir,
    });
    const summary = readJson(summaryFile);
    const leftovers = await endLeftovers(runDir);
    for (const leftover of leftovers) say(`Left running by the tests, ended now: ${leftover}`);
    if (existsSync(failuresDir)) say(`Pictures of failures: ${failuresDir}`);
    if (!summary) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0, unsteady: [] };
    const isBroken = code !== 0 || leftovers.length > 0;
    return { ...summary, failed: Math.max(summary.failed, isBroken ? 1 : 0) };
  } finally {
    rmSync(runDir, { recursive: true, force: true });
  }
}

/** @returns {Promise<number>} its exit code */
function runVitest(/** @type {string[]} */ args, /** @type {Record<string, string>} */ env) {
  const child = spawn(
    process.execPath,
    [
      at('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      `--reporter=${at('test', 'support', 'summary-reporter.ts')}`,
      ...args,
    ],
    { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  );
  // The terminal sends its interrupt to the child as well; what was started is looked for after it ended.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Servers that were told to stop get five seconds; what still runs then is ended and reported. */
async function endLeftovers(/** @type {string} */ runDir) {
  for (let attempt = 0; attempt < 50 && listProcesses(runDir).length > 0; attempt += 1) await delay(100);
  const left = listProcesses(runDir);
  for (const { pid } of left) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself between the look and the signal.
    }
  }
  return left.map(({ pid, command }) => `${pid} ${command}`);
}

/** Processes that name the folder in their command line or their environment. */
function listProcesses(/** @type {string} */ runDir) {
  const running = existsSync('/proc/self/environ') ? readProc() : readPs();
  return running.filter(({ pid, all }) => pid !== process.pid && all.includes(runDir));
}

function readProc() {
  const found = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const command = readSafely(`/proc/${name}/cmdline`);
    found.push({
      pid: Number(name),
      command: command.slice(0, 200),
      all: `${command} ${readSafely(`/proc/${name}/environ`)}`,
    });
  }
  return found;
}

function readSafely(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

function readPs() {
  const { stdout } = spawnSync('ps', ['-axwwE', '-o', 'pid=,command='], { encoding: 'utf8', maxBuffer: 64_000_000 });
  return stdout.split('\n').map((line) => {
    const [, pid = '0', all = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), command: all.slice(0, 200), all };
  });
}
