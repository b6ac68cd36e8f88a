import { expect, it } from 'vitest';
import { admitReport, type AdmissionDeps, type Tries } from './admit-report.ts';

function counter(): Tries & { readonly counts: Map<string, number> } {
  const counts = new Map<string, number>();
  const add = (key: string, by: number) => counts.set(key, (counts.get(key) ?? 0) + by);
  return {
    counts,
    take: async (key) => void add(key, 1),
    giveBack: async (key) => void add(key, -1),
  };
}

it('uncounts a report that the hub could not take, so that sending it again is never too much', async () => {
  const limits = {
    plain: counter(),
    plainWhilePressed: counter(),
    plainOfAll: counter(),
    address: counter(),
  } satisfies AdmissionDeps['limits'];
  const deps: AdmissionDeps = {
    proofs: { take: async () => true, ageOf: () => null },
    limits,
    wait: async () => undefined,
  };
  const sent = { peer: '10.0.0.1', values: { email: 'lan@nguoidan.example' }, proved: null };

  const admission = await admitReport(sent, deps);

  expect([...limits.plain.counts.values(), ...limits.address.counts.values()]).toEqual([1, 1]);
  await admission?.forget();
  expect([...limits.plain.counts.values(), ...limits.address.counts.values()]).toEqual([0, 0]);
});
