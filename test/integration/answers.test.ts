import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  articleDetail,
  articleList,
  offeredAnswers,
  type ArticleDetail,
  type OfferedAnswers,
} from '../../src/contract/answers.ts';
import { problem } from '../../src/contract/common.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { signIn, type ApiAnswer, type StaffClient } from '../support/people.ts';
import { reportBy, routeTicket, signInCrew, step, ticketOf, type Crew } from '../support/ticket-steps.ts';

const content = {
  categoryCode: 'culture-tourism',
  titleVi: 'Thuê nhà văn hóa thôn tổ chức đám cưới thế nào?',
  asked: ['Mượn nhà văn hóa làm đám cưới', 'Tổ chức tiệc cưới ở nhà văn hóa thôn'],
  bodyVi: 'Ông/bà đăng ký với trưởng thôn trước ngày tổ chức ít nhất bảy ngày.',
  titleEn: null,
  bodyEn: null,
  source: null,
  isPublic: true,
};
const question = 'cho e hoi muon nha van hoa thon lam dam cuoi thi hoi ai a';

let hub: TestHub;
let crew: Crew;
let supervisor: StaffClient;
let article: ArticleDetail;

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  supervisor = await signIn(hub.url, 'supervisor');
});
afterAll(() => hub[Symbol.asyncDispose]());

function save(over: object, before: object | null = null): Promise<ApiAnswer> {
  return supervisor.post('/answers', { ...content, ...over, before });
}

async function move(state: ArticleDetail['state']): Promise<void> {
  const { id, version } = article;
  article = articleDetail.parse((await supervisor.post('/answers/state', { id, version, state })).body);
}

async function suggested(text: string): Promise<readonly string[]> {
  const body = new URLSearchParams({ text, lang: 'vi' });
  const response = await fetch(`${hub.url}/hoi-dap/goi-y`, { method: 'POST', body });
  const { items } = await response.json();
  return items.map(({ title }: { title: string }) => title);
}

async function offers(staff: StaffClient, id: string, query = ''): Promise<OfferedAnswers['items']> {
  return offeredAnswers.parse((await staff.get(`/tickets/${id}/answers${query}`)).body).items;
}

function wordsOf({ status, body }: ApiAnswer): string {
  const { code, fields } = problem.parse(body).error;
  return [status, code, ...(fields ?? []).map((one) => one.field)].join(' ');
}

describe('the answer library', () => {
  it('begins with the articles that ship, published, and read by all staff', async () => {
    const { items } = articleList.parse((await crew.officer.get('/answers')).body);

    expect(items.length).toBeGreaterThan(20);
    expect(items.every(({ state, isPublic }) => state === 'published' && isPublic)).toBe(true);
    expect(items.map(({ category }) => category?.code)).toContain('civil-status');
    expect(items.filter(({ titleEn }) => titleEn === null)).toEqual([]);
  });

  it('takes a new article as a draft that nobody is offered, until it is published', async () => {
    article = articleDetail.parse((await save({})).body);
    expect(article).toMatchObject({ state: 'draft', version: 1, address: null });
    expect(await suggested(question)).toEqual([]);
    expect((await fetch(`${hub.url}/hoi-dap/${article.id}`)).status).toBe(404);

    await move('published');

    expect(article).toMatchObject({
      state: 'published',
      address: `/hoi-dap/${article.id}-thue-nha-van-hoa-thon-to-chuc-dam-cuoi-the-nao`,
    });
    expect(await suggested(question)).toEqual([content.titleVi]);
    expect(await (await fetch(`${hub.url}/hoi-dap/${article.id}`)).text()).toContain('trước ngày tổ chức');
  });

  it('notices that two people write the same article, and keeps what was done', async () => {
    const before = { id: article.id, version: article.version };
    article = articleDetail.parse((await save({ source: 'Quy ước của thôn' }, before)).body);

    expect(wordsOf(await save({ titleVi: 'Khác hẳn rồi' }, before))).toBe('409 article_changed');
    expect(article.changes.map(({ kind }) => kind)).toEqual(['edited', 'published', 'created']);
    expect(article.changes.map(({ content: { source } }) => source)).toEqual(['Quy ước của thôn', null, null]);
  });

  it('refuses half an English text and categories that are not there', async () => {
    expect(wordsOf(await save({ titleEn: 'Weddings in the hall' }))).toBe('400 article bodyEn');
    expect(wordsOf(await save({ categoryCode: 'weddings' }))).toBe('400 article categoryCode');
    expect((await save({}, { id: 999_999, version: 1 })).status).toBe(404);
  });
});

describe('a ticket that is a question', () => {
  it('is offered what answers it, with reasons, and counts once what went into its draft', async () => {
    const { id, flags } = await reportBy(hub.url, crew.operator, { text: question });
    expect(flags).toContain('question');
    const [first] = await offers(crew.operator, id);
    expect(first).toMatchObject({ id: article.id, body: content.bodyVi, used: false });
    expect(first?.reasons[0]?.vi).toContain('nha van hoa');

    await routeTicket(crew, id);
    await step(crew.officer, id, 'accept');
    const use = (used: boolean) => crew.officer.post(`/tickets/${id}/answers/use`, { article: article.id, used });
    await use(true);
    await use(true);

    expect((await offers(crew.officer, id))[0]?.used).toBe(true);
    const uses = async () => articleDetail.parse((await supervisor.get(`/answers/${article.id}`)).body).uses;
    expect(await uses()).toBe(1);
    await use(false);
    expect(await uses()).toBe(0);
    const { thread } = await ticketOf(crew.officer, id);
    expect(thread.some(({ kind }) => kind === 'answer')).toBe(false);
  });

  it('is answered in English where its sender writes English and the article has such a text', async () => {
    const text = 'Hello, my driving licence expires soon. Where can I renew or replace a driving licence?';
    const { id } = await reportBy(hub.url, crew.operator, { text, lang: 'en' });

    expect((await offers(crew.operator, id))[0]).toMatchObject({
      lang: 'en',
      title: 'Where do I renew or replace a driving licence?',
    });
  });

  it('is searched for with other words, and is found by nobody out of scope', async () => {
    const { id } = await reportBy(hub.url, crew.operator, { text: 'Cống trước nhà bị tắc từ hôm qua' });
    const stranger = await signIn(hub.url, 'officer', 'dien-luc');

    expect(await offers(crew.operator, id)).toEqual([]);
    expect((await offers(crew.operator, id, '?q=ho%20chieu')).map(({ title }) => title).join()).toContain('hộ chiếu');
    expect((await stranger.get(`/tickets/${id}/answers?q=x`)).status).toBe(404);
    expect((await stranger.post(`/tickets/${id}/answers/use`, { article: article.id, used: true })).status).toBe(404);
    const auditor = await signIn(hub.url, 'auditor');
    expect((await auditor.post(`/tickets/${id}/answers/use`, { article: article.id, used: true })).status).toBe(403);
  });
});

describe('the questions on the portal', () => {
  it('are offered for questions alone: not for reports, dangers, or what an article only touches', async () => {
    expect(await suggested('Đường trước nhà văn hóa thôn ngập từ sáng, xe không đi được')).toEqual([]);
    expect(await suggested('Cháy nhà văn hóa thôn rồi, cứu với, gọi ai bây giờ?')).toEqual([]);
    expect(await suggested('')).toEqual([]);
  });

  it('are listed by matter, searched in any form, and each has one address', async () => {
    const page = await (await fetch(`${hub.url}/hoi-dap`)).text();
    expect(page).toContain('Hộ tịch, khai sinh');
    const found = await (await fetch(`${hub.url}/hoi-dap?q=${encodeURIComponent('bang lai het han')}`)).text();
    expect(found).toContain('giấy phép lái xe');
    expect(found).not.toContain('học phí không');
    const old = await fetch(`${hub.url}/hoi-dap/${article.id}-ten-cu?lang=en`, { redirect: 'manual' });
    expect([old.status, old.headers.get('location')]).toEqual([302, `${article.address}?lang=en`]);
    expect((await fetch(`${hub.url}/hoi-dap/khong-co`)).status).toBe(404);
    const odd = await (await fetch(`${hub.url}/hoi-dap?q=${encodeURIComponent('<script>x</script>')}`)).text();
    expect(odd).not.toContain('<script>x');
  });

  it('count a reader who was helped once for each browser, and only from a page that was shown', async () => {
    const helped = async () => articleDetail.parse((await supervisor.get(`/answers/${article.id}`)).body).helped;
    const say = (shown: string, cookie = '') =>
      fetch(`${hub.url}/hoi-dap/${article.id}/tra-loi-duoc`, {
        method: 'POST',
        body: new URLSearchParams({ shown }),
        headers: { cookie },
        redirect: 'manual',
      });
    const page = await (await fetch(`${hub.url}${article.address}`)).text();
    const shown = /name="shown" value="([^"]+)"/u.exec(page)?.[1] ?? '';

    await say('made-up');
    expect(await helped()).toBe(0);
    const first = await say(shown);
    expect([first.status, first.headers.get('location')]).toEqual([303, `${article.address}#giup`]);
    await say(shown, first.headers.getSetCookie()[0]?.split(';')[0]);
    expect(await helped()).toBe(1);
  });

  it('are gone with the article that is retired', async () => {
    await move('retired');

    expect(await suggested(question)).toEqual([]);
    expect((await fetch(`${hub.url}/hoi-dap/${article.id}`)).status).toBe(404);
  });
});
