import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problem } from '../../src/contract/common.ts';
import { reference } from '../../src/contract/staff.ts';
import { ticketPage } from '../../src/contract/tickets.ts';
import { taxonomyView, type CategorySaved, type TaxonomyView } from '../../src/contract/taxonomy.ts';
import { triedDecision } from '../../src/contract/classifier.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { routeTicket, sendReport, signInCrew, ticketOf } from '../support/ticket-steps.ts';

let hub: TestHub;
let administrator: StaffClient;

beforeAll(async () => {
  hub = await startTestHub();
  administrator = await signIn(hub.url, 'administrator');
});
afterAll(() => hub[Symbol.asyncDispose]());

const lights: CategorySaved = {
  code: 'street-lights',
  isNew: true,
  vi: 'Chiếu sáng công cộng',
  en: 'Street lighting',
  group: 'both',
  agency: 'dien-luc',
  complexity: 'simple',
  position: 60,
};

async function view(): Promise<TaxonomyView> {
  return taxonomyView.parse((await administrator.get('/taxonomy')).body);
}

function retire(kind: 'category' | 'agency', code: string, active = false): Promise<ApiAnswer> {
  return administrator.post('/taxonomy/active', { kind, code, active });
}

function words({ status, body }: ApiAnswer, expected: number): string {
  expect(status).toBe(expected);
  const { message, fields } = problem.parse(body).error;
  return [message.vi, ...(fields ?? []).map((one) => `${one.field}: ${one.message.vi}`)].join(' ');
}

async function listed(): Promise<readonly string[]> {
  return reference.parse((await administrator.get('/reference')).body).categories.map(({ code }) => code);
}

async function decided(text: string) {
  return triedDecision.parse((await administrator.post('/routing/try', { text })).body);
}

describe('the taxonomy', () => {
  it('takes a new category, which the lists of the console have at once', async () => {
    expect((await administrator.post('/taxonomy/categories', lights)).status).toBe(200);

    expect(await listed()).toContain('street-lights');
    expect((await view()).categories.find(({ code }) => code === 'street-lights')).toMatchObject({ active: true });
    expect(words(await administrator.post('/taxonomy/categories', lights), 400)).toContain('code: Mã này đã có.');
  });

  it('sends a matter to the agency that a category is given to', async () => {
    const power = (await view()).categories.find(({ code }) => code === 'electricity');
    expect((await decided('Mất điện từ sáng đến giờ chưa có')).lead.code).toBe('dien-luc');

    const saved = await administrator.post('/taxonomy/categories', {
      ...lights,
      code: 'electricity',
      isNew: false,
      vi: power?.vi,
      en: power?.en,
      agency: 'so-cong-thuong',
    });

    expect(saved.status).toBe(200);
    expect((await decided('Mất điện từ sáng đến giờ chưa có')).lead.code).toBe('so-cong-thuong');
  });

  it('retires what nothing uses; nobody is sent there any more, and it comes back', async () => {
    expect((await decided('Khách sạn thu tiền phòng cao hơn niêm yết, khách du lịch bức xúc')).category).not.toBeNull();
    const code =
      (await decided('Khách sạn thu tiền phòng cao hơn niêm yết, khách du lịch bức xúc')).category?.code ?? '';

    expect((await retire('category', code)).status).toBe(200);

    expect(await listed()).not.toContain(code);
    const { category } = await decided('Khách sạn thu tiền phòng cao hơn niêm yết, khách du lịch bức xúc');
    expect(category?.code).not.toBe(code);
    expect((await retire('category', code, true)).status).toBe(200);
    expect(await listed()).toContain(code);
  });

  it('keeps the names of what was retired in tickets that are closed, marked, and offers it to nobody', async () => {
    const crew = await signInCrew(hub.url);
    const { code, trackingUrl } = await sendReport(hub.url, crew);
    await routeTicket(crew, code);
    await administrator.post('/taxonomy/categories', {
      ...lights,
      code: 'old-matter',
      vi: 'Việc cũ',
      en: 'Old matter',
    });
    const old = { code: 'so-cu', isNew: true, vi: 'Sở Cũ', en: 'Old Department', kind: 'department', parent: null };
    await administrator.post('/taxonomy/agencies', old);
    const { id } = await hub.context.prisma.ticket.update({
      where: { code },
      data: { state: 'closed', categoryCode: 'old-matter', leadAgency: 'so-cu' },
    });
    await hub.context.prisma.assignment.updateMany({
      where: { ticketId: id },
      data: { agencyCode: 'so-cu', state: 'done' },
    });

    expect((await retire('category', 'old-matter')).status).toBe(200);
    expect((await retire('agency', 'so-cu')).status).toBe(200);

    const names = {
      category: { code: 'old-matter', vi: 'Việc cũ (đã ngừng dùng)', en: 'Old matter (retired)' },
      leadAgency: { code: 'so-cu', vi: 'Sở Cũ (đã ngừng dùng)', en: 'Old Department (retired)' },
    };
    const ticket = await ticketOf(crew.operator, code);
    expect(ticket).toMatchObject(names);
    expect(ticket.assignments.map(({ agency }) => agency)).toEqual([names.leadAgency]);
    const rows = ticketPage.parse((await crew.operator.get('/tickets?queue=all&limit=100')).body).items;
    expect(rows.find((row) => row.code === code)).toMatchObject(names);
    const token = trackingUrl.split('/').at(-1) ?? '';
    const tracked = await fetch(`${hub.url}/api/v1/public/tickets/${code}?token=${token}`);
    expect(await tracked.json()).toMatchObject({ category: names.category });
    const data = reference.parse((await administrator.get('/reference')).body);
    expect(data.retired).toEqual({ agencies: [names.leadAgency], categories: [names.category] });
    expect(data.categories.map((one) => one.code)).not.toContain('old-matter');
    expect(data.agencies.map((one) => one.code)).not.toContain('so-cu');
  });

  it('refuses to retire what open tickets, rules, categories or accounts use, with the counts', async () => {
    const crew = await signInCrew(hub.url);
    const { code } = await sendReport(hub.url, crew);
    await routeTicket(crew, code);
    await hub.context.prisma.ruleSet.create({
      data: {
        rules: [{ id: 'a', name: 'Cống', active: true, when: { kind: 'all', of: [] }, then: { category: 'drainage' } }],
        authorId: 'nobody',
        createdAt: new Date(),
        updatedAt: new Date(),
      },
    });

    expect(words(await retire('category', 'drainage'), 409)).toContain('1 hồ sơ đang mở, 1 quy tắc');
    expect(words(await retire('agency', 'so-xay-dung'), 409)).toMatch(/1 hồ sơ đang mở, \d+ lĩnh vực, \d+ tài khoản/u);
    expect(words(await retire('agency', 'thanh-tra'), 409)).toContain('không ngừng được');
    expect((await retire('category', 'made-up')).status).toBe(404);
  });

  it('keeps agencies a tree', async () => {
    const agency = { code: 'vp-ubnd', isNew: false, vi: 'Văn phòng', en: 'Office', kind: 'office' };

    const below = await administrator.post('/taxonomy/agencies', { ...agency, parent: 'trung-tam-1022' });

    expect(words(below, 400)).toContain('parent: Đơn vị không thể trực thuộc chính nó.');
    const fresh = { ...agency, code: 'so-moi', isNew: true, kind: 'department', parent: 'vp-ubnd' };
    expect((await administrator.post('/taxonomy/agencies', fresh)).status).toBe(200);
    expect((await view()).agencies.find(({ code }) => code === 'so-moi')).toMatchObject({ parent: 'vp-ubnd' });
  });

  it('is read by operators and supervisors, who change nothing', async () => {
    const supervisor = await signIn(hub.url, 'supervisor');

    expect((await supervisor.get('/taxonomy')).status).toBe(200);
    expect((await supervisor.post('/taxonomy/categories', { ...lights, code: 'other' })).status).toBe(403);
  });
});
