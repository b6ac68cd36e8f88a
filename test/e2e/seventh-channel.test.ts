import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapters } from '../../adapters/index.ts';
import type { OutboundMessage } from '../../src/channels/outbound.ts';
import { closePeople, expectNoSeriousAxe } from '../support/chromium.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { openStaff, type StaffPage } from '../support/pages/staff-page.ts';
import { tellStory } from '../support/pages/story.ts';
import { eventually } from '../support/people.ts';
import { aboutPigeons, flyTo, pigeonAdapter } from '../support/pigeon-channel.ts';

const ring = 'a ring of copper';
const { name, label, icon, settings, steps, addresses } = aboutPigeons;
const sent: OutboundMessage[] = [];
let hub: TestHub;
let administrator: StaffPage;

beforeAll(async () => {
  hub = await startTestHub({ overrides: { adapters: [...adapters, pigeonAdapter(sent)] } });
  administrator = await openStaff(hub.url, { role: 'administrator', at: '/console/channels/new' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
});

describe('a channel that only its adapter knows', () => {
  tellStory();

  it('is chosen by its name and icon, and set up by its own words', async () => {
    const { page } = administrator;
    const choice = page.getByRole('link', { name: name.vi });
    expect(await choice.locator('path').getAttribute('d')).toBe(icon);
    await choice.click();

    for (const step of steps) await page.getByText(step.vi).waitFor();
    await page.getByText(settings.ring.hint.vi).waitFor();
    await page.getByRole('combobox', { name: settings.landing.label.vi }).click();
    await page.getByRole('option', { name: settings.landing.choices.window.vi }).click();
    await page.getByRole('textbox', { name: 'Mã tài khoản' }).fill('loft');
    await page.getByRole('textbox', { name: 'Tên gọi' }).fill('Chuồng trên mái');
    await page.getByLabel(settings.ring.label.vi, { exact: true }).fill(ring);
    await expectNoSeriousAxe(page);
    await page.getByRole('button', { name: 'Thêm kênh này' }).click();

    await page.getByRole('heading', { name: 'Chuồng trên mái' }).waitFor();
    await page.getByPlaceholder(addresses[0].example.vi).waitFor();
  });

  it('brings a ticket that bears its label, and an address that bears its own', async () => {
    const said = { id: 'letter-1', bird: '7700123', name: 'Nguyễn Văn Chim', text: 'Cột đèn phố Huyền Quang đổ' };
    expect(await flyTo(hub.url, ring, said)).toBe(200);
    await eventually(() => expect(sent).toHaveLength(1));

    const operator = await openStaff(hub.url, { role: 'operator', at: '/console/q/triage' });
    const row = operator.row(/Huyền Quang/u);
    await row.getByTitle(label.vi).waitFor();
    expect(await row.locator(`path[d="${icon}"]`).count()).toBe(1);
    await operator.open(/Huyền Quang/u);
    await operator.page.getByText(`· qua ${label.vi} ·`).waitFor();
    await operator.messages('Báo đã nhận').getByText(`Đã gửi · ${label.vi}`).waitFor();
    const sender = operator.page.getByRole('listitem').filter({ hasText: said.bird });
    expect(await sender.getByText(addresses[0].label.vi).count()).toBe(1);
    await expectNoSeriousAxe(operator.page);
  });
});
