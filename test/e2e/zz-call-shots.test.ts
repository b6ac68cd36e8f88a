import { afterAll, beforeAll, it } from 'vitest';
import { closePeople, openPerson } from '../support/chromium.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signInAs } from '../support/pages/staff-page.ts';
import { eventually, signIn, type StaffClient } from '../support/people.ts';
import { startVoiceServer, type VoiceServer } from '../support/platforms/voice-server.ts';
import { callPage, type CallRow } from '../../src/contract/calls.ts';

let hub: TestHub;
let exchange: VoiceServer;
let operator: StaffClient;
const dir = '/tmp/hub/shots-calls';
const person = (n: number) => ({ id: `p${n}`, name: 'x', phone: `+8491234${String(5000 + n)}` });
beforeAll(async () => {
  exchange = await startVoiceServer(webhookOf(() => hub, 'voice'));
  hub = await startTestHub();
  await connect(hub, exchange);
  operator = await signIn(hub.url, 'operator');
  await operator.post('/calls/extension', { extension: '101' });
});
afterAll(async () => {
  await closePeople();
  await hub[Symbol.asyncDispose]();
  await exchange[Symbol.asyncDispose]();
});
async function callOf(phone: string, state: string): Promise<CallRow> {
  return eventually(async () => {
    const { items } = callPage.parse((await operator.get(`/calls?q=${encodeURIComponent(phone)}`)).body);
    const found = items.find((c) => c.caller.number === phone && c.state === state);
    if (!found) throw new Error('no');
    return found;
  });
}
async function report(id: string, patch: object): Promise<void> {
  await operator.post(`/calls/${id}/report`, { draft: crypto.randomUUID(), part: 1, text: 'Đường Trần Phú ngập nước từ 6 giờ sáng, xe không vào được kho.', lang: 'vi', name: 'Công ty TNHH Kho vận và Dịch vụ Logistics Kinh Bắc', kind: 'business', contact: null, hideIdentity: false, unit: null, address: null, category: null, urgent: false, readBack: true, ...patch });
}
it('shoots', async () => {
  // history
  const biz = person(1);
  let id = await exchange.calls(biz, '101');
  await exchange.answers('101', id);
  let c = await callOf(biz.phone, 'answered');
  await report(c.id, {});
  await exchange.hangsUp(id);
  await callOf(biz.phone, 'ended');
  id = await exchange.calls(person(2), '102');
  await exchange.answers('102', id);
  c = await callOf(person(2).phone, 'answered');
  await report(c.id, { kind: 'person', name: 'Nguyễn Thị Lan', text: 'Đèn đường trước cổng trường Tiểu học Kinh Bắc hỏng hai tuần nay.', urgent: true });
  await exchange.hangsUp(id);
  // missed
  for (const n of [3, 3, 3, 4, 2]) { id = await exchange.calls(person(n), '101'); await exchange.hangsUp(id); }
  await exchange.says(person(5), { text: 'Gọi lại' });
  await callOf(person(5).phone, 'missed');
  await hub.context.database.query({ name: 'age', text: `UPDATE call SET started_at = started_at - interval '47 minutes', ended_at = ended_at - interval '47 minutes' WHERE caller = '${person(3).phone}'` });
  await exchange.settled();
  for (const [theme, lang, name] of [['light', 'vi', 'a'], ['dark', 'en', 'b']] as const) {
    const who = await openPerson({ name: `op${name}`, baseUrl: hub.url, colours: theme });
    await who.context.addInitScript((l) => localStorage.setItem('hub-console', JSON.stringify({ lang: l })), lang);
    await signInAs(who, hub.url, 'operator');
    const { page } = who;
    const shot = async (label: string, w: number, h = 900) => { await page.setViewportSize({ width: w, height: h }); await page.waitForTimeout(250); await page.screenshot({ path: `${dir}/${name}-${label}-${w}.png` }); };
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/console/q/triage');
    await page.locator('[role="option"]').first().waitFor();
    id = await exchange.calls(biz, '101');
    await page.locator('.call-pop').waitFor();
    await page.locator('.call-pop-tickets').waitFor();
    await shot('pop', 1280);
    await shot('pop', 360, 740);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/console/calls');
    await page.locator('.call-row').first().waitFor();
    await shot('desk', 1280);
    await page.locator('.call-pop button').nth(1).click();
    await page.locator('.call-head').waitFor();
    await shot('ringing', 1280);
    await exchange.answers('101', id);
    await page.locator('.report-form').waitFor();
    await page.locator('.report-form textarea').first().fill('Sáng nay đường Trần Phú lại ngập, nước cao nửa mét, hai xe tải chết máy giữa đường. Đề nghị cho người xuống thông cống ngay.');
    await page.locator('.choice-chip').first().waitFor();
    await shot('form', 1280);
    await shot('form', 1920, 1080);
    await shot('form', 768, 1000);
    await shot('form', 360, 740);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('.report-form input[maxlength="300"]').fill('Cổng kho số 2, cạnh cây xăng');
    await page.keyboard.press('Control+Enter');
    await page.locator('.read-back').waitFor();
    await shot('read', 1280);
    await shot('read', 360, 740);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('.read-back input[type=checkbox]').check();
    await page.keyboard.press('Control+Enter');
    await page.locator('.report-code').waitFor();
    await shot('done', 1280);
    await exchange.hangsUp(id);
    await callOf(biz.phone, 'ended');
    await page.waitForTimeout(1500);
    await page.goto('/console/calls');
    await page.locator('.call-row').first().waitFor();
    await shot('list', 360, 740);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('.call-part').nth(1).locator('.call-row').first().click();
    await page.locator('.call-back').waitFor();
    await shot('back', 1280);
    await page.keyboard.press('c');
    await page.waitForTimeout(600);
    await shot('claimed', 1280);
    await shot('claimed', 360, 740);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.locator('.call-list-head button').click();
    await shot('telephone', 1280);
    await page.keyboard.press('Escape');
    await page.goto(`/console/calls/${c.id}`);
    await page.locator('.recording').waitFor();
    await shot('ended', 1280);
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await shot('attach', 1280);
    await page.keyboard.press('Escape');
    await operator.post(`/calls/${(await callOf(person(3).phone, 'missed')).id}/release`, {});
    await page.close();
  }
});
