// `npm run fuzz [-- --help]`: tries the properties of the tests on values that nobody has drawn before.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensurePackages } from './setup-packages.mjs';
import { ensureRedis } from './setup-programs.mjs';
import { at, checkout, runSetup } from './setup.mjs';

const help = `npm run fuzz [-- options] [words]

Tries every property of the tests on new values, and prints the seed that draws those which failed. With words: only files
whose path holds one of them. Ordinary runs always draw the same values (docs/decisions/0020-what-tests-draw.md).

  --times N   so many times the values of an ordinary run (20)
  --seed N    the seed of an earlier run: the same values again (a new one)
  --help      this text
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    times: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    help: { type: 'boolean', default: false },
  },
});
const isWrong = [values.times, values.seed].some((number) => !/^[1-9]\d{0,9}$/.test(number));
if (values.help) process.stdout.write(help);
else if (isWrong) {
  process.stderr.write(`--times and --seed are whole numbers above 0\n\n${help}`);
  process.exitCode = 1;
} else if (await runSetup(prepare)) process.exitCode = await tryProperties();

/** What the contract tests among them run on. */
async function prepare() {
  await ensurePackages();
  if (!process.env.REDIS_URL_TEST) await ensureRedis();
}

/** @returns {Promise<number>} the exit code of vitest */
async function tryProperties() {
  const wanted = positionals.length === 0 ? [''] : positionals;
  const files = propertyFiles().filter((file) => wanted.some((word) => file.includes(word)));
  if (files.length === 0) {
    process.stderr.write(`No file with a property holds: ${positionals.join(' ')}\n`);
    return 1;
  }
  const again = `npm run fuzz -- --times ${values.times} --seed ${values.seed} ${positionals.join(' ')}`.trim();
  console.log(`${files.length} files, ${values.times} times, seed ${values.seed}`);
  const code = await runVitest(files);
  console.log(
    code === 0 ? `Nothing found with seed ${values.seed}` : `Found with seed ${values.seed}; again: ${again}`,
  );
  return code;
}

/** Test files that try a property, by the name of what tries it. */
function propertyFiles() {
  return ['src', 'adapters', 'prisma', 'web', 'test']
    .flatMap((room) =>
      readdirSync(at(room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
    )
    .filter((file) => /\.test\.tsx?$/.test(file) && readFileSync(at(file), 'utf8').includes('assertProperty('));
}

/** @returns {Promise<number>} */
function runVitest(/** @type {string[]} */ files) {
  const vitest = at('node_modules', 'vitest', 'vitest.mjs');
  // So many values take their time, and what fails once has been found.
  const child = spawn(process.execPath, [vitest, 'run', '--testTimeout=0', '--retry=0', ...files], {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, HUB_FUZZ_TIMES: values.times, HUB_FUZZ_SEED: values.seed },
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
