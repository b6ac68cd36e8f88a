import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testAccount } from '../../adapters/conformance/account.ts';
import { loadFixtures } from '../../adapters/conformance/fixture.ts';
import { emailAdapter } from '../../adapters/email/index.ts';
import { adapters } from '../../adapters/index.ts';
import { describeChannels } from '../../src/channels/describe-channels.ts';
import { outlinePattern } from '../../src/domain/reference/channel-entry.ts';
import { settingFields } from '../../src/features/channels/setting-fields.ts';
import type { Bilingual } from '../../src/lib/bilingual.ts';

const root = fileURLToPath(new URL('../../adapters/', import.meta.url));
const described = describeChannels(adapters);

function expectWords(words: readonly Bilingual[]): void {
  for (const { vi, en } of words) {
    expect(vi).toBe(vi.trim().normalize('NFC'));
    expect(en).toBe(en.trim());
    expect([vi, en]).not.toContain('');
  }
}

describe.each(adapters)('adapter $kind', ({ kind, about, ...adapter }) => {
  const fields = settingFields({ ...adapter, about });

  it('has a name, a label and steps to connect it, in both languages', () => {
    expectWords([about.name, about.label, ...about.steps]);
    expect(about.steps.length).toBeGreaterThanOrEqual(3);
    for (const lang of ['vi', 'en'] as const)
      expect(new Set(about.steps.map((step) => step[lang])).size).toBe(about.steps.length);
  });

  it('has words in both languages for each of its settings, and for none besides', () => {
    expect(Object.keys(about.settings).toSorted()).toEqual(fields.map(({ name }) => name).toSorted());
    for (const { label, hint } of Object.values(about.settings)) expectWords(hint ? [label, hint] : [label]);
  });

  it('names each choice of a setting', () => {
    for (const { name, choices } of fields) {
      const named = about.settings[name]?.choices ?? {};

      expect(Object.keys(named).toSorted(), name).toEqual(choices.map(({ value }) => value).toSorted());
      expectWords(Object.values(named));
    }
  });

  it('folds away nothing that must be filled in', () => {
    expect(fields.filter((field) => field.required && field.isAdvanced)).toEqual([]);
  });

  it('has an icon that stays on its grid', () => {
    expect(about.icon).toMatch(outlinePattern);
    const numbers = about.icon.match(/-?(?:\d+\.?\d*|\.\d+)/gu)?.map(Number) ?? [];
    expect(numbers.filter((number) => Math.abs(number) > 24)).toEqual([]);
  });

  it('says what its kinds of addresses are called, and writes to none but those', async () => {
    const own = (about.addresses ?? []).map((address) => address.kind);
    expectWords((about.addresses ?? []).flatMap(({ label, example }) => (example ? [label, example] : [label])));
    const known = new Set(['email', 'phone', ...own]);
    expect(adapter.capabilities.reaches.filter((one) => !known.has(one))).toEqual([]);

    const { settings, fixtures } = loadFixtures(`${root}${kind}/fixtures`);
    const account = testAccount(settings);
    for (const fixture of fixtures.filter(({ expect: { type } }) => type === 'message')) {
      const input = { headers: fixture.headers, receivedAt: new Date('2026-01-12T03:30:00Z') };
      const verdict = await adapter.verify({ ...input, body: fixture.bytes, query: fixture.query }, account);
      const [receipt] =
        verdict.ok && fixture.door === 'webhook'
          ? verdict.receipts
          : [{ kind: fixture.kind, externalId: 'recorded-1', body: fixture.bytes }];
      if (!receipt) throw new Error(`${fixture.name} became no receipt`);
      const result = await adapter.normalise({ ...receipt, ...input }, account);
      if (result.type !== 'message') throw new Error(`${fixture.name} became no message`);
      const { from, alsoKnownAs } = result.message;

      expect([from, ...alsoKnownAs].filter((one) => !known.has(one.kind))).toEqual([]);
    }
  });
});

describe('all channels together', () => {
  const { about } = emailAdapter;

  it('are described under their own names, with addresses in the order in which people are best written to', () => {
    expect([...described.channels.keys()]).toEqual(adapters.map(({ kind }) => kind));
    const kinds = [...described.addresses.keys()];
    expect(kinds.indexOf('zalo')).toBeLessThan(kinds.indexOf('phone'));
    expect(kinds.indexOf('phone')).toBeLessThan(kinds.indexOf('email'));
    expect(kinds.indexOf('email')).toBeLessThan(kinds.indexOf('web'));
  });

  it('do not start when two use one name, or when a name or an icon could be anything', () => {
    const bird = { kind: 'bird', family: 'chat', about } as const;
    const address = { kind: 'zalo', label: about.label };

    expect(() => describeChannels([...adapters, bird])).not.toThrow();
    expect(() => describeChannels([bird, bird])).toThrow('two adapters name the kind bird');
    expect(() => describeChannels([...adapters, { ...bird, about: { ...about, addresses: [address] } }])).toThrow(
      'two adapters name the kind zalo',
    );
    expect(() => describeChannels([{ ...bird, kind: '../bird' }])).toThrow('is no name of a kind');
    expect(() => describeChannels([{ ...bird, about: { ...about, icon: '"/><script>' } }])).toThrow('is no outline');
  });
});
