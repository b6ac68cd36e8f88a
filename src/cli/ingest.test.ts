import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { plainMessage, type Automatic, type InboundMessage, type Normalised } from '../channels/inbound.ts';
import { ingestCommand, type IngestDeps } from './ingest.ts';

let folder: string;
let printed: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-ingest-'));
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  await rm(folder, { recursive: true });
});

function aMessage(automatic: Automatic | null): InboundMessage {
  return plainMessage({
    externalId: '<1@x>',
    from: { address: 'a@x.vn', kind: 'email', name: 'A', verified: false },
    subject: 'Ngập',
    text: 'Đường ngập',
    html: '<p>Đường ngập</p>',
    automatic,
    attachments: [{ name: 'a.jpg', type: 'image/jpeg', bytes: Buffer.from('abc') }],
  });
}

function understand(raw: Buffer): Promise<Normalised> {
  const text = raw.toString();
  if (text === 'noise') return Promise.resolve({ type: 'unreadable', reason: 'no mail header' });
  return Promise.resolve({
    type: 'message',
    message: aMessage(
      text === 'bounce'
        ? { kind: 'bounce', detail: '5.1.1' }
        : text === 'list'
          ? { kind: 'list', detail: 'list-id' }
          : null,
    ),
  });
}

const withoutDatabase: IngestDeps = {
  normaliseMail: understand,
  showHtml: (html) => `shown: ${html}`,
  openIntake: () => Promise.reject(new Error('no database here')),
};

async function run(deps: IngestDeps, ...args: string[]): Promise<readonly Record<string, unknown>[]> {
  await ingestCommand(deps).parseAsync(['email', ...args], { from: 'user' });
  return printed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>); // our own output, asserted below
}

async function file(name: string, content: string): Promise<string> {
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

it('prints one line for each file of a dry run without a database, also for files that cannot be read', async () => {
  const files = [
    await file('a', 'mail'),
    await file('b', 'bounce'),
    await file('c', 'noise'),
    join(folder, 'missing'),
    folder,
    await file('d', 'list'),
  ];

  const lines = await run(withoutDatabase, '--dry-run', '--json', ...files);

  expect(lines.map((line) => [line['outcome'], line['reason'] === null])).toEqual([
    ['created', true],
    ['ignored', false],
    ['quarantined', false],
    ['quarantined', false],
    ['quarantined', false],
    ['ignored', false],
  ]);
  expect(lines[0]).toEqual({
    file: files[0],
    outcome: 'created',
    reason: null,
    ticket: null,
    from: 'a@x.vn',
    fromName: 'A',
    subject: 'Ngập',
    text: 'Đường ngập',
    html: 'shown: <p>Đường ngập</p>',
    attachments: [{ name: 'a.jpg', size: 3, type: 'image/jpeg' }],
    messageId: '<1@x>',
    auto: false,
    bounce: false,
  });
  expect(lines[1]).toMatchObject({ auto: true, bounce: true });
  expect(process.exitCode).toBe(1);
});

it('hands each mail to the intake of the named account and closes it afterwards', async () => {
  const calls: string[] = [];
  const deps: IngestDeps = {
    normaliseMail: understand,
    showHtml: () => null,
    openIntake: (account) =>
      Promise.resolve({
        ingest: (raw) => {
          calls.push(`${String(account)} ${raw.toString()}`);
          return Promise.resolve({ outcome: 'appended', reason: null, ticket: 'BN-26-7K3F9Q' });
        },
        [Symbol.asyncDispose]: () => {
          calls.push('closed');
          return Promise.resolve();
        },
      }),
  };

  const lines = await run(deps, '--account', 'bacninh', '--json', await file('a', 'mail'));

  expect(calls).toEqual(['bacninh mail', 'closed']);
  expect(lines[0]).toMatchObject({ outcome: 'appended', ticket: 'BN-26-7K3F9Q' });
  expect(process.exitCode).not.toBe(1);
});

it('throws a mistake of use for the program to answer', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);

  await expect(ingestCommand(withoutDatabase).parseAsync(['email'], { from: 'user' })).rejects.toMatchObject({
    code: 'commander.missingArgument',
  });
});
