import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { testAccount } from '../../adapters/conformance/account.ts';
import { loadFixtures, type Fixture } from '../../adapters/conformance/fixture.ts';
import { hostileInputs } from '../../adapters/conformance/hostile-inputs.ts';
import { adapters } from '../../adapters/index.ts';
import type { RawInput, StoredReceipt, Verdict } from '../../src/channels/door.ts';
import type { RegisteredAdapter } from '../../src/channels/port.ts';
import { assertProperty } from '../support/properties/assert-property.ts';
import { oddValue, withOddValue } from '../support/properties/odd-values.ts';

const root = fileURLToPath(new URL('../../adapters/', import.meta.url));
const receivedAt = new Date('2026-01-12T03:30:00Z');

function inputOf(fixture: Pick<Fixture, 'bytes' | 'headers' | 'query'>): RawInput {
  return { body: fixture.bytes, headers: fixture.headers, query: fixture.query, receivedAt };
}

function stored(
  fixture: Pick<Fixture, 'headers'>,
  receipt: { kind: string; externalId: string; body: Buffer },
): StoredReceipt {
  return { ...receipt, headers: fixture.headers, receivedAt };
}

function expectBilingual(message: { vi: string; en: string }): void {
  expect(message.vi.trim()).not.toBe('');
  expect(message.en.trim()).not.toBe('');
}

function expectClearRefusal(verdict: Extract<Verdict, { ok: false }>): void {
  expect([400, 401, 403, 413, 415]).toContain(verdict.status);
  expect(verdict.code).toMatch(/^[a-z][\w.-]+$/u);
  expectBilingual(verdict.message);
  for (const problem of verdict.fields ?? []) expectBilingual(problem.message);
}

/** All that verify accepts must be understood without an exception. */
async function expectSafe(adapter: RegisteredAdapter, input: RawInput, settings: unknown): Promise<void> {
  const account = testAccount(settings);
  const verdict = await adapter.verify(input, account);
  if (!verdict.ok) {
    expectClearRefusal(verdict);
    return;
  }
  for (const receipt of verdict.receipts) {
    expect(receipt.externalId).not.toBe('');
    const result = await adapter.normalise({ ...receipt, headers: input.headers, receivedAt }, account);
    expect(['message', 'notice', 'ignore', 'unreadable']).toContain(result.type);
  }
}

it('lists every adapter folder', () => {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'conformance')
    .map((entry) => entry.name);

  expect(adapters.map((adapter) => adapter.kind).sort()).toEqual(folders.sort());
});

describe.each(adapters)('adapter $kind', (adapter) => {
  const folder = `${root}${adapter.kind}/`;
  const { settings, fixtures } = loadFixtures(`${folder}fixtures`);
  const account = testAccount(settings);

  it.each(['index.ts', 'about.ts', 'schema.ts', 'verify.ts', 'normalise.ts', 'send.ts', 'README.md'])(
    'has the file %s',
    (file) => {
      expect(existsSync(folder + file)).toBe(true);
    },
  );

  it('has recorded inputs, and settings that its schema accepts', () => {
    expect(fixtures.length).toBeGreaterThan(2);
    expect(adapter.settings.safeParse(settings).success).toBe(true);
  });

  it('explains in its README each setting by name', () => {
    const readme = readFileSync(`${folder}README.md`, 'utf8');

    for (const name of settingNames(adapter)) expect(readme).toContain(`\`${name}\``);
  });

  it('names secrets that exist among its settings', () => {
    expect(settingNames(adapter)).toEqual(expect.arrayContaining([...adapter.secretSettings]));
  });

  it('has sane capabilities', () => {
    const { maxText, attachments, reaches } = adapter.capabilities;

    expect(maxText).toBeGreaterThan(0);
    expect(attachments.maxCount).toBeGreaterThanOrEqual(0);
    expect(attachments.maxBytes).toBeGreaterThanOrEqual(0);
    expect(new Set(reaches).size).toBe(reaches.length);
    if (adapter.send === null) expect(reaches).toEqual([]);
    else expect(reaches.length).toBeGreaterThan(0);
  });

  it.each(fixtures)('understands its recorded input $name', async (fixture) => {
    const verdict: Verdict =
      fixture.door === 'receipt'
        ? { ok: true, receipts: [{ kind: fixture.kind, externalId: 'recorded-1', body: fixture.bytes }] }
        : await adapter.verify(inputOf(fixture), account);
    if (!verdict.ok) {
      expectClearRefusal(verdict);
      expect(fixture.expect.type).toBe('refused');
      return;
    }

    const [receipt] = verdict.receipts;
    if (receipt === undefined) throw new Error('verify accepted the input without a receipt');
    const result = await adapter.normalise(stored(fixture, receipt), account);

    expect(result.type).toBe(fixture.expect.type);
    const { text, address, automatic, attachments, conversation, notice, receipts } = fixture.expect;
    if (receipts !== undefined) expect(verdict.receipts).toHaveLength(receipts);
    if (notice !== undefined) expect(result).toMatchObject({ notice });
    if (result.type !== 'message') return;
    if (text !== undefined) expect(result.message.text).toBe(text);
    if (address !== undefined) expect(result.message.from.address).toBe(address);
    if (automatic !== undefined) expect(result.message.automatic?.kind ?? null).toBe(automatic);
    if (attachments !== undefined)
      expect([...result.message.attachments, ...(result.message.remoteFiles ?? [])]).toHaveLength(attachments);
    if (conversation !== undefined) expect(result.message.conversation).toBe(conversation);
  });

  const webhooks = fixtures.filter((fixture) => fixture.door === 'webhook' && fixture.expect.type !== 'refused');

  it.skipIf(webhooks.length === 0).each(webhooks)('gives the same ids when $name comes twice', async (fixture) => {
    const first = await adapter.verify(inputOf(fixture), account);
    const second = await adapter.verify(
      { ...inputOf(fixture), receivedAt: new Date(receivedAt.getTime() + 60_000) },
      account,
    );

    expect(second).toEqual(first);
  });

  it.skipIf(webhooks.length === 0)('ignores fields that it does not know', async () => {
    for (const fixture of webhooks) {
      const body = withUnknownField(fixture);
      if (body === null) continue;

      const verdict = await adapter.verify({ ...inputOf(fixture), body }, account);

      expect(verdict.ok, fixture.name).toBe(true);
    }
  });

  it.each(hostileInputs)('answers $name without an exception', async ({ body, headers }) => {
    await expectSafe(adapter, { body, headers, query: {}, receivedAt }, settings);
  });

  it('survives any bytes under any of its content types', async () => {
    const types = [
      ...new Set(fixtures.flatMap((fixture) => fixture.headers['content-type'] ?? [])),
      'application/json',
      '',
    ];
    await assertProperty(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.constantFrom(...types), async (bytes, type) => {
        await expectSafe(
          adapter,
          { body: Buffer.from(bytes), headers: { 'content-type': type }, query: {}, receivedAt },
          settings,
        );
      }),
      { runs: 150 },
    );
  });

  it('survives its recorded inputs with bytes changed and cut', async () => {
    await assertProperty(
      fc.asyncProperty(
        fc.constantFrom(...fixtures),
        fc.nat(),
        fc.nat(255),
        fc.nat(),
        async (fixture, at, value, length) => {
          const bytes = Buffer.from(fixture.bytes);
          if (bytes.length > 0) bytes[at % bytes.length] = value;
          const body = bytes.subarray(0, length % 3 === 0 ? length % (bytes.length + 1) : bytes.length);

          await expectSafe(adapter, { ...inputOf(fixture), body }, settings);

          const result = await adapter.normalise(
            stored(fixture, { kind: fixture.kind, externalId: 'changed-1', body }),
            account,
          );
          expect(['message', 'notice', 'ignore', 'unreadable']).toContain(result.type);
          if (result.type === 'message') expect(JSON.stringify(result.message)).not.toContain('\\u0000');
        },
      ),
      { runs: 200 },
    );
  });

  it('survives any value in the place of any other in what it stored', async () => {
    const kept = await receiptsOf(adapter, fixtures, account);
    await assertProperty(
      fc.asyncProperty(fc.constantFrom(...kept), fc.nat(), oddValue, async ({ fixture, receipt }, place, value) => {
        const body = withOddValue(receipt.body, place, value);

        const result = await adapter.normalise(stored(fixture, { ...receipt, body }), account);

        expect(['message', 'notice', 'ignore', 'unreadable']).toContain(result.type);
      }),
      { runs: 300 },
    );
  });
});

/** What was stored of the recorded inputs. */
async function receiptsOf(
  adapter: RegisteredAdapter,
  fixtures: readonly Fixture[],
  account: ReturnType<typeof testAccount>,
) {
  const kept = await Promise.all(
    fixtures.map(async (fixture) => {
      const verdict: Verdict =
        fixture.door === 'receipt'
          ? { ok: true, receipts: [{ kind: fixture.kind, externalId: 'recorded-1', body: fixture.bytes }] }
          : await adapter.verify(inputOf(fixture), account);
      return verdict.ok ? verdict.receipts.map((receipt) => ({ fixture, receipt })) : [];
    }),
  );
  return kept.flat();
}

function settingNames(adapter: RegisteredAdapter): readonly string[] {
  const schema = z.toJSONSchema(adapter.settings, { io: 'input', unrepresentable: 'any' });
  return Object.keys(schema.properties ?? {});
}

/** The input with one more field, where its format has room for one. */
function withUnknownField(fixture: Fixture): Buffer | null {
  const type = fixture.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Buffer.from(`${fixture.bytes.toString()}&unknown_field=1`);
  if (!type.startsWith('application/json')) return null;
  return Buffer.from(fixture.bytes.toString().replace(/\}\s*$/u, ',"unknown_field":{"a":[1]}}'));
}
