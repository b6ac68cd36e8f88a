// Generates the database client and builds server and web, each only when its sources changed.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { buildServer } from './build-server.mjs';
import { withSetupLock } from './setup-lock.mjs';
import { at, checkout, hash, readJson, runStep, say } from './setup.mjs';

/** Generates and builds what is older than its sources, judged by content: nothing to do takes a few milliseconds. */
export async function ensureBuilt() {
  const stamps = () => readJson(at('dist', 'stamps.json')) ?? {};
  const stale = () => findStale(stamps());
  if (stale().length === 0) return;
  await withSetupLock(checkout, say, async () => {
    mkdirSync(at('dist'), { recursive: true });
    const todo = stale();
    const client = todo.filter((part) => part.name === 'client');
    const rest = todo.filter((part) => part.name !== 'client');
    const build = async (/** @type {Part} */ part) => {
      const started = performance.now();
      say(`${part.label}: building …`);
      const key = part.key(stamps());
      const record = await part.build();
      // Read again: another part may have been finished meanwhile.
      writeFileSync(at('dist', 'stamps.json'), JSON.stringify({ ...stamps(), [part.name]: record ?? key }));
      say(`${part.label}: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
    };
    for (const part of client) await build(part);
    // The generated client is part of the server: its sources are looked at again.
    const others = new Set(
      [...rest, ...findStale(stamps()).filter((part) => part.name !== 'client')].map((part) => part.name),
    );
    await Promise.all(
      parts()
        .filter((part) => others.has(part.name))
        .map(build),
    );
  });
}

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} label
 * @property {string} output a file that exists when the part was built
 * @property {(stamps: Record<string, any>) => unknown} key what its sources are now
 * @property {() => Promise<unknown>} build resolves to what to remember, or undefined for the key
 */

/** @returns {Part[]} */
function parts() {
  const lock = readFileSync(at('package-lock.json'));
  /** @type {Part[]} */
  const all = [
    {
      name: 'client',
      label: 'Database client',
      output: at('src', 'platform', 'prisma', 'generated', 'client.ts'),
      key: () => hash([readFileSync(at('prisma', 'schema.prisma')), lock]),
      build: generateClient,
    },
    {
      name: 'server',
      label: 'Server',
      output: at('dist', 'hub.mjs'),
      key: (stamps) => serverKey(stamps.server?.inputs, lock),
      build: async () => {
        const inputs = await buildServer(checkout);
        return { inputs, key: serverKey(inputs, lock).key };
      },
    },
  ];
  if (existsSync(at('vite.config.ts')))
    all.push({
      name: 'web',
      label: 'Console and portal',
      output: at('dist', 'web', 'manifest.json'),
      key: () =>
        hash([lock, ...['vite.config.ts', 'web', 'src/contract', 'src/domain'].flatMap((part) => readTree(at(part)))]),
      build: buildWeb,
    });
  return all;
}

function findStale(/** @type {Record<string, any>} */ stamps) {
  return parts().filter(
    (part) => !existsSync(part.output) || JSON.stringify(stamps[part.name]) !== JSON.stringify(part.key(stamps)),
  );
}

/** The server is as fresh as the files that went into it, which its bundler listed. */
function serverKey(/** @type {string[] | undefined} */ inputs = [], /** @type {Buffer} */ lock) {
  const sources = inputs.map((file) => (existsSync(at(file)) ? readFileSync(at(file)) : 'missing'));
  return { inputs, key: hash([lock, ...readTree(at('scripts', 'build-server.mjs')), ...sources]) };
}

/** Built beside and then exchanged, so that a hub that runs meanwhile never finds half of it. */
async function buildWeb() {
  const [now, next, old] = ['web', 'web.next', 'web.old'].map((name) => at('dist', name));
  await runStep(
    process.execPath,
    [at('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn', '--outDir', next, '--emptyOutDir'],
    { failure: 'The console could not be built.' },
  );
  rmSync(old, { recursive: true, force: true });
  if (existsSync(now)) renameSync(now, old);
  renameSync(next, now);
  rmSync(old, { recursive: true, force: true });
}

/** Prisma's command line insists on an engine file that it does not need for this: any file will do. */
async function generateClient() {
  await runStep(process.execPath, [at('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints'], {
    failure: 'The database client could not be generated.',
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  });
}

/** Contents of a file, or of everything below a folder, each after its name. */
function readTree(/** @type {string} */ root) {
  if (!existsSync(root)) return [];
  if (!lstatSync(root).isDirectory()) return [readFileSync(root)];
  /** @type {(string | Buffer)[]} */
  const found = [];
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    if (!entry.isFile() || file.includes('node_modules') || /\.test\.tsx?$|\.md$/.test(entry.name)) continue;
    found.push(path.relative(root, file), readFileSync(file));
  }
  return found;
}
