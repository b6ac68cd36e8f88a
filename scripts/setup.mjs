// What the set-up scripts share. Plain JavaScript without packages, because it also installs them.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** A path in the checkout. */
export const at = (/** @type {string[]} */ ...parts) => path.join(checkout, ...parts);

/** Tells a person what goes on; the standard output belongs to the command that follows. */
export const say = (/** @type {string} */ line) => void process.stderr.write(`${line}\n`);

/** A step that failed for a reason a person can act on: one line, exit code 1. */
export class SetupFailure extends Error {}

/** A step that failed in a way that its caller knows how to go on from. */
export class ExpectedFailure extends Error {}

/**
 * Runs a program, quiet when it goes well; its output is shown when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ failure: string, env?: Record<string, string>, isLong?: boolean, isExpected?: (output: string) => boolean }} options
 * @returns {Promise<void>}
 */
export function runStep(command, args, { failure, env = {}, isLong, isExpected }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: checkout,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output = (output + chunk).slice(-20_000)));
    const started = performance.now();
    const tell = () => say(`  … ${Math.round((performance.now() - started) / 1000)} s`);
    const timer = isLong ? setInterval(tell, 5_000) : undefined;
    // Whatever ends this process must not leave the child behind: npm, asked politely, goes on for a minute.
    const endChild = () => child.kill('SIGKILL');
    process.once('exit', endChild);
    const finish = (/** @type {string | undefined} */ problem) => {
      clearInterval(timer);
      process.off('exit', endChild);
      if (problem === undefined) return resolve();
      if (isExpected?.(output)) return reject(new ExpectedFailure(problem));
      const isFull = /ENOSPC|No space left on device/i.test(output);
      if (!isFull) process.stderr.write(`${output.trim()}\n`);
      reject(
        new SetupFailure(isFull ? 'The disk is full: free some space and start again.' : `${failure} (${problem})`),
      );
    };
    child.once('error', (error) => finish(error.message));
    child.once('close', (code, signal) =>
      finish(code === 0 ? undefined : `${path.basename(command)} ended with ${code ?? signal}`),
    );
  });
}

/** SHA-256 of several pieces, in hex. */
export function hash(/** @type {(string | Buffer)[]} */ pieces) {
  const sum = createHash('sha256');
  for (const piece of pieces) sum.update(piece).update('\0');
  return sum.digest('hex');
}

/** The JSON in a file, or undefined when there is none to read. */
export function readJson(/** @type {string} */ file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @type {NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a script's steps; a failure that a person can act on is one line. */
export async function runSetup(/** @type {() => Promise<void>} */ steps) {
  const interrupt = () => process.exit(130);
  for (const signal of SIGNALS) process.on(signal, interrupt);
  try {
    await steps();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
      say('The disk is full: free some space and start again.');
    else if (error instanceof SetupFailure) say(error.message);
    else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
    return false;
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}
