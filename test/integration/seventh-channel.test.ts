import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { adapters } from '../../adapters/index.ts';
import type { OutboundMessage } from '../../src/channels/outbound.ts';
import { channelDetail, channelKindView } from '../../src/contract/channels.ts';
import { problem } from '../../src/contract/common.ts';
import { checkResult } from '../../src/contract/rules.ts';
import { reference } from '../../src/contract/staff.ts';
import { templateList } from '../../src/contract/templates.ts';
import { ticketPage } from '../../src/contract/tickets.ts';
import { changeContact, contactFound } from '../support/contact-steps.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { aboutPigeons, flyTo, pigeonAdapter } from '../support/pigeon-channel.ts';
import { ticketOf } from '../support/ticket-steps.ts';

const ring = 'a ring of copper';
const bird = '7700123';
const sent: OutboundMessage[] = [];
let hub: TestHub;
let administrator: StaffClient;
let operator: StaffClient;

beforeAll(async () => {
  hub = await startTestHub({ overrides: { adapters: [...adapters, pigeonAdapter(sent)] } });
  [administrator, operator] = await Promise.all([signIn(hub.url, 'administrator'), signIn(hub.url, 'operator')]);
});
afterAll(() => hub[Symbol.asyncDispose]());

describe('a channel that only its adapter knows', () => {
  it('is described to administrators by its own words', async () => {
    const kinds = z.array(channelKindView).parse((await administrator.get('/channel-kinds')).body);

    const { name, icon, settings, steps } = aboutPigeons;
    expect(kinds.find((one) => one.kind === 'pigeon')).toMatchObject({
      name,
      icon,
      steps,
      settings: [
        { name: 'ring', ...settings.ring, secret: true, required: true },
        {
          name: 'landing',
          label: settings.landing.label,
          choices: [
            { value: 'roof', label: settings.landing.choices.roof },
            { value: 'window', label: settings.landing.choices.window },
          ],
        },
      ],
      tries: [{ kind: 'bird', example: aboutPigeons.addresses[0].example }],
    });
  });

  it('has its name and its kind of address in the tables of the console', async () => {
    const { channels, addresses } = reference.parse((await operator.get('/reference')).body);

    const { name, label, icon } = aboutPigeons;
    expect(channels.at(-1)).toEqual({ kind: 'pigeon', name, label, icon });
    const kinds = addresses.map((address) => address.kind);
    expect(addresses).toContainEqual({ kind: 'bird', label: aboutPigeons.addresses[0].label, icon });
    expect(kinds.indexOf('bird')).toBeLessThan(kinds.indexOf('phone'));
  });

  it('takes what is written to it, answers in the words of chats, and is tried', async () => {
    const body = { kind: 'pigeon', name: 'Chuồng trên mái', settings: { ring } };
    expect((await administrator.put('/channels/loft', body)).status).toBe(200);
    const said = { id: 'letter-1', bird, name: 'Nguyễn Văn Chim', text: 'Cột đèn ngõ 5 phố Huyền Quang đổ' };

    expect(await flyTo(hub.url, 'no ring', said)).toBe(401);
    expect(await flyTo(hub.url, ring, said)).toBe(200);

    const row = await eventually(async () => {
      const { items } = ticketPage.parse((await operator.get('/tickets?queue=all&q=Huyen+Quang')).body);
      const [item] = items;
      if (!item) throw new Error('not there yet');
      return item;
    });
    expect(row.channel).toBe('pigeon');
    const { sender } = await ticketOf(operator, row.code);
    expect(sender?.identities).toMatchObject([{ kind: 'bird', address: bird }]);
    await eventually(() => expect(sent).toMatchObject([{ to: { kind: 'bird', address: bird }, automatic: true }]));
    expect(sent[0]?.text).toContain(row.code);

    const to = { kind: 'bird', address: '78' };
    expect((await administrator.post('/channels/loft/test', { to })).status).toBe(200);
    expect(sent.at(-1)).toMatchObject({ to });
    expect(channelDetail.parse((await administrator.get('/channels/loft')).body)).toMatchObject({
      usesWebhook: true,
      secretsSet: ['ring'],
      settings: {},
    });
  });

  it('may stand in rules, in templates and among what a person prefers, as others may not', async () => {
    const rule = (kind: string) => ({
      rules: [
        {
          id: 'birds',
          name: 'Chim',
          active: true,
          when: { kind: 'channel', kinds: [kind] },
          then: { lead: 'dien-luc' },
        },
      ],
    });
    const checked = async (kind: string) =>
      checkResult.parse((await administrator.post('/rules/check', rule(kind))).body).problems.length;
    expect([await checked('pigeon'), await checked('crow')]).toEqual([0, 1]);

    const { channels } = templateList.parse((await operator.get('/templates')).body);
    expect(channels).toContainEqual(expect.objectContaining({ channel: 'pigeon', family: 'chat' }));

    const { id, version } = await contactFound(operator, bird);
    const refused = await operator.post(`/contacts/${id}/edit`, { version, prefers: ['crow'] });
    expect(problem.parse(refused.body).error).toMatchObject({
      code: 'address_kind_unknown',
      fields: [{ field: 'prefers' }],
    });
    const { change } = await changeContact(operator, id, 'edit', { prefers: ['bird', 'email'] });
    expect(change?.details).toMatchObject([{ after: { vi: 'Chim, Thư điện tử', en: 'Bird, E-mail' } }]);
  });
});
