import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { submitted } from '../../src/contract/public.ts';
import type { AttachmentView } from '../../src/contract/attachments.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import { eicar, startClamd, type ClamdServer } from '../support/clamd-server.ts';
import { postForm, type FormFile } from '../support/forms.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually, signIn, webReport, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { expectTicket } from '../support/refusals.ts';

let clamd: ClamdServer;
let hub: TestHub;
let operator: StaffClient;

beforeAll(async () => {
  clamd = await startClamd({ maxBytes: 2 * 2 ** 20 });
  hub = await startTestHub({ env: { CLAMD: clamd.setting } });
  operator = await signIn(hub.url, 'operator');
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await clamd[Symbol.asyncDispose]();
});

const malware: FormFile = { name: 'hoa-don.pdf', type: 'application/pdf', bytes: eicar() };
const letter: FormFile = { name: 'don.txt', type: 'text/plain', bytes: Buffer.from('Kính gửi tổng đài.') };
const film: FormFile = { name: 'phim.mp4', type: 'video/mp4', bytes: Buffer.alloc(3 * 2 ** 20, 1) };

async function report(files: readonly FormFile[]): Promise<{ posted: ApiAnswer; ticket: TicketDetail }> {
  const posted = await postForm(`${hub.url}/webhooks/web/web`, webReport(), files);
  return { posted, ticket: await expectTicket(operator, posted) };
}

async function filesOf(id: string): Promise<readonly AttachmentView[]> {
  return ticketDetail.parse((await operator.get(`/tickets/${id}`)).body).thread[0]?.attachments ?? [];
}

async function statusesOf(paths: readonly string[], cookie: string): Promise<number[]> {
  return Promise.all(paths.map(async (path) => (await fetch(`${hub.url}${path}`, { headers: { cookie } })).status));
}

describe('a file with malware', () => {
  it('is taken in with its report, shown as blocked, and opened by nobody', async () => {
    const { posted, ticket } = await report([malware, letter]);

    const [infected, clean] = ticket.thread[0]?.attachments ?? [];
    expect(infected).toMatchObject({ name: 'hoa-don.pdf', scan: 'infected', downloadUrl: null, pictureUrl: null });
    expect(clean).toMatchObject({ scan: 'clean', problem: null });
    const address = `/api/v1/attachments/${infected?.id}`;
    for (const role of ['operator', 'supervisor', 'inspector', 'administrator'] as const) {
      const { cookie } = await signIn(hub.url, role);
      for (const status of await statusesOf([address, `${address}/picture`], cookie))
        expect([role, status]).toEqual([role, 403]);
    }
    const administrator = await signIn(hub.url, 'administrator');
    expect(await statusesOf([`${address}/original`], administrator.cookie)).toEqual([403]);
    const { pathname } = new URL(submitted.parse(posted.body).trackingUrl);
    expect(
      await statusesOf([`${pathname}/files/${infected?.id}`, `${pathname}/files/${infected?.id}/picture`], ''),
    ).toEqual([404, 404]);
    expect(await statusesOf([`${pathname}/files/${clean?.id}`], '')).toEqual([200]);
  });

  it('is named to its sender as blocked, in the language of the page', async () => {
    const { posted } = await report([malware]);
    const { trackingUrl } = submitted.parse(posted.body);

    const page = (lang: string) => fetch(`${trackingUrl}?lang=${lang}`).then((one) => one.text());
    expect(await page('vi')).toMatch(/hoa-don\.pdf<\/bdi>: tệp có mã độc/u);
    expect(await page('en')).toMatch(/hoa-don\.pdf<\/bdi>: the file carries malware/u);
  });

  it('that came while the scanner was away is found later, and the history says so', async () => {
    await clamd.stop();
    const { ticket } = await report([malware, letter, film]);
    expect((await filesOf(ticket.id)).map((file) => file.scan)).toEqual(['unscanned', 'unscanned', 'unscanned']);
    expect(await statusesOf([`/api/v1/attachments/${(await filesOf(ticket.id))[0]?.id}`], operator.cookie)).toEqual([
      200,
    ]);

    await clamd.start();
    await eventually(async () => {
      await hub.context.scans.sweep();
      expect((await filesOf(ticket.id)).map((file) => file.scan)).toEqual(['infected', 'clean', 'unscanned']);
    });

    const after = ticketDetail.parse((await operator.get(`/tickets/${ticket.id}`)).body);
    expect(after.events.at(-1)).toMatchObject({ type: 'file.blocked', actor: { kind: 'system' } });
    expect(after.events.at(-1)?.text.vi).toContain('hoa-don.pdf');
    const scans = clamd.scans;
    await hub.context.scans.sweep();
    expect(clamd.scans).toBe(scans);
  });
});
