import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruleSet } from '../../src/contract/rules.ts';
import { splitProposal, splitResult } from '../../src/contract/splits.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn } from '../support/people.ts';
import { sendReport, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
});
afterAll(() => hub[Symbol.asyncDispose]());

function codes(list: readonly { readonly code: string }[] = []): string[] {
  return list.map(({ code }) => code);
}

describe('whoever sorts a report about how officials behave', () => {
  it('is offered the agency together with those that keep watch, whichever agency is chosen', async () => {
    const text = 'Cán bộ một cửa phường Vũ Ninh thái độ hách dịch, bắt đi lại nhiều lần';
    const { code } = await sendReport(hub.url, crew, { text });

    const { suggestions } = await ticketOf(crew.operator, code);

    expect(suggestions.length).toBeGreaterThan(1);
    for (const { agency, coordinating } of suggestions)
      expect([agency.code, ...codes(coordinating)]).toContain('thanh-tra');
  });
});

describe('a matter of conduct that is split off another', () => {
  it('goes to its agency and to those that keep watch', async () => {
    const text = 'Nhà tôi mất điện từ hôm qua. Ngoài ra cán bộ tiếp dân thiếu nhiệt tình.';
    const cut = text.indexOf('Ngoài ra');
    const { code } = await sendReport(hub.url, crew, { text });
    const { id, version } = await ticketOf(crew.operator, code);
    const { digest } = splitProposal.parse((await crew.operator.get(`/tickets/${id}/split`)).body);

    const answer = await crew.operator.post(`/tickets/${id}/split`, {
      version,
      digest,
      split: randomUUID(),
      parts: [
        { ranges: [{ start: 0, end: cut }], category: 'electricity', lead: 'dien-luc' },
        { ranges: [{ start: cut, end: text.length }], category: 'official-conduct', lead: 'so-noi-vu' },
      ],
    });

    const part = await ticketOf(crew.operator, splitResult.parse(answer.body).parts[0]?.code ?? '');
    expect(part.assignments.map(({ agency, part: role }) => [agency.code, role])).toEqual([
      ['so-noi-vu', 'lead'],
      ['thanh-tra', 'coordinating'],
    ]);
    expect((await ticketOf(crew.operator, code)).assignments.map(({ agency }) => agency.code)).toEqual(['dien-luc']);
  });
});

describe('whoever sorts a report that a rule decided', () => {
  it('is offered the agencies that the rule sets beside its own, and with another agency not', async () => {
    const supervisor = await signIn(hub.url, 'supervisor');
    const rule = {
      id: 'a',
      name: 'Lò gạch',
      active: true,
      when: { kind: 'words', words: ['ong khoi lo gach'], match: 'any' },
      then: { lead: 'so-xay-dung', coordinating: ['thue'] },
    };
    const saved = await supervisor.put('/rules/draft', { rules: [rule], note: null, base: null });
    const { id, updatedAt } = ruleSet.parse(saved.body);
    await supervisor.post('/rules/publish', { id, base: updatedAt, note: 'Một quy tắc' });
    const { code } = await sendReport(hub.url, crew, { text: 'Ống khói lò gạch cũ vẫn nhả khói' });

    const [first, ...others] = (await ticketOf(crew.operator, code)).suggestions;

    expect([first?.agency.code, codes(first?.coordinating)]).toEqual(['so-xay-dung', ['thue']]);
    expect(others.flatMap(({ coordinating }) => codes(coordinating))).toEqual([]);
  });
});
