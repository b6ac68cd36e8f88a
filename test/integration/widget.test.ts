import { randomBytes, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatView, type ChatView } from '../../src/contract/public.ts';
import { ticketDetail } from '../../src/contract/tickets.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually } from '../support/people.ts';
import { prove } from '../support/proof.ts';
import { answerTicket, routeTicket, signInCrew, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;

beforeAll(async () => {
  hub = await startTestHub({ env: { TRUSTED_PROXIES: '127.0.0.1' } });
  crew = await signInCrew(hub.url);
});
afterAll(() => hub[Symbol.asyncDispose]());

function newSecret(): string {
  return randomBytes(24).toString('hex');
}

type Said = {
  readonly text?: string;
  readonly files?: readonly string[];
  readonly id?: string;
  readonly proof?: string;
};

async function say(secret: string, said: Said, headers: Record<string, string> = {}) {
  const answer = await fetch(`${hub.url}/widget/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-conversation': secret, ...headers },
    body: JSON.stringify({ id: randomUUID(), text: '', lang: 'vi', ...said }),
  });
  return { status: answer.status, body: await answer.json() };
}

/** Says something as a browser does, with the work that a first message needs. */
async function sayProved(secret: string, said: Said) {
  const id = randomUUID();
  return say(secret, { id, ...said, proof: await prove(hub.url, 'chat', said.id ?? id) });
}

async function look(secret: string): Promise<ChatView> {
  const answer = await fetch(`${hub.url}/widget/messages`, { headers: { 'x-conversation': secret } });
  return chatView.parse(await answer.json());
}

function lookUntil(secret: string, isThere: (view: ChatView) => boolean): Promise<ChatView> {
  return eventually(async () => {
    const view = await look(secret);
    if (!isThere(view)) throw new Error(`not there yet: ${JSON.stringify(view)}`);
    return view;
  });
}

const text = 'Đường Trần Phú ngập từ sáng, xe không vào được kho hàng';

describe('a conversation in the chat', () => {
  it('becomes a ticket, and the answer comes back into it', async () => {
    const [secret, id] = [newSecret(), randomUUID()];

    expect((await sayProved(secret, { id, text })).status).toBe(201);
    const view = await lookUntil(secret, ({ cases }) => cases.length === 1);
    expect(view.messages).toMatchObject([{ from: 'sender', text, sentAs: id }]);
    const code = view.cases[0]?.code ?? '';
    await routeTicket(crew, code);
    await answerTicket(crew, code, 'Đã thông cống, đường hết ngập.');

    const answered = await lookUntil(secret, ({ messages }) => messages.some(({ kind }) => kind === 'answer'));
    expect(answered.messages.at(-1)).toMatchObject({
      from: 'agency',
      text: 'Đã thông cống, đường hết ngập.',
      agency: { code: 'so-xay-dung' },
    });
    expect(JSON.stringify(answered)).not.toContain('trackingToken');
    const tracking = await fetch(`${hub.url}${answered.cases[0]?.url}`);
    expect([tracking.status, (await tracking.text()).includes(text)]).toEqual([200, true]);
    const ticket = ticketDetail.parse((await crew.operator.get(`/tickets/${code}`)).body);
    const answer = ticket.thread.find((message) => message.kind === 'answer');
    expect(answer?.delivery?.state).toBe('sent');
  });

  it('goes on in the same ticket while that is open', async () => {
    const secret = newSecret();
    await sayProved(secret, { text });
    await lookUntil(secret, ({ cases }) => cases.length === 1);

    expect((await say(secret, { text: 'Bây giờ nước lên 40 cm.' })).status).toBe(201);

    const view = await lookUntil(secret, ({ messages }) => messages.length === 2);
    expect(view.cases).toHaveLength(1);
  });

  it('takes a message once however often it is sent', async () => {
    const [secret, id] = [newSecret(), randomUUID()];
    const proof = await prove(hub.url, 'chat', id);
    await say(secret, { id, text, proof });
    await lookUntil(secret, ({ cases }) => cases.length === 1);

    const again = await Promise.all(Array.from({ length: 5 }, () => say(secret, { id, text })));

    expect(again.map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect((await look(secret)).messages).toHaveLength(1);
  });

  it('brings photos, as small as they may be without words', async () => {
    const secret = newSecret();
    const photo = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#0b6b57' } })
      .jpeg()
      .toBuffer();
    const begun = await fetch(`${hub.url}/gui/files`, {
      method: 'POST',
      headers: {
        'upload-length': String(photo.length),
        'upload-metadata': `filename ${Buffer.from('ngập.jpg').toString('base64')}`,
      },
    });
    const place = begun.headers.get('location') ?? '';
    await fetch(`${hub.url}${place}`, {
      method: 'PATCH',
      headers: { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      body: new Uint8Array(photo),
    });

    expect((await sayProved(secret, { files: [place.split('/').at(-1) ?? ''] })).status).toBe(201);
    const missing = await sayProved(newSecret(), { text, files: [randomUUID()] });

    const view = await lookUntil(secret, ({ messages }) => messages.length === 1);
    expect(view.messages[0]?.files).toMatchObject([{ name: 'ngập.jpg' }]);
    const picture = await fetch(`${hub.url}${view.messages[0]?.files[0]?.pictureUrl}`);
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(missing).toMatchObject({ status: 400, body: { error: { code: 'upload.missing' } } });
  });

  it('tells nobody else anything, and nothing new as nothing', async () => {
    const secret = newSecret();
    await sayProved(secret, { text });
    await lookUntil(secret, ({ cases }) => cases.length === 1);

    expect(await look(newSecret())).toEqual({ messages: [], cases: [] });
    for (const wrong of ['', 'x', '../../', secret.slice(1), `${secret}'`])
      expect([
        wrong,
        (await fetch(`${hub.url}/widget/messages`, { headers: { 'x-conversation': wrong } })).status,
      ]).toEqual([wrong, wrong === secret.slice(1) ? 200 : 404]);
    // Between the two the receipt may still be on its way: then there is something new.
    await eventually(async () => {
      const first = await fetch(`${hub.url}/widget/messages`, { headers: { 'x-conversation': secret } });
      const tag = first.headers.get('etag') ?? '';
      const second = await fetch(`${hub.url}/widget/messages`, {
        headers: { 'x-conversation': secret, 'if-none-match': tag },
      });
      expect([second.status, await second.text()]).toEqual([304, '']);
    });
    const stored = JSON.stringify(await hub.context.prisma.identity.findMany({ where: { kind: 'web' } }));
    expect(stored).not.toContain(secret);
  });

  it('begins with some work of the browser, and with more when it comes too fast', async () => {
    const [secret, id] = [newSecret(), randomUUID()];
    const peer = { 'x-forwarded-for': '10.9.9.9' };
    const foreign = await prove(hub.url, 'chat', randomUUID());
    expect((await say(secret, { id, text, proof: foreign }, peer)).body).toMatchObject({
      error: { code: 'proof.needed' },
    });

    for (let i = 0; i < 10; i++) expect((await say(newSecret(), { text }, peer)).status).toBe(201);
    expect((await say(newSecret(), { text }, peer)).status).toBe(429);
    await sayProved(secret, { text });
    await lookUntil(secret, ({ cases }) => cases.length === 1);
    const statuses: number[] = [];
    for (let i = 0; i < 16; i++) statuses.push((await say(secret, { text: `Tin ${i}` })).status);

    expect(statuses.at(0)).toBe(201);
    expect(statuses.at(-1)).toBe(403);
    expect((await sayProved(secret, { text: 'Tin cuối' })).status).toBe(201);
  });

  it('refuses what is no message', async () => {
    const secret = newSecret();

    for (const said of [{ text: '   ' }, { text: 'x'.repeat(4001) }, { text, id: 'x' }, { text, role: 'admin' }])
      expect((await say(secret, said, { 'x-forwarded-for': '10.7.7.7' })).status).toBe(400);
    expect((await say(secret, { text }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const forged = await fetch(`${hub.url}/webhooks/web/web`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-1022-chat': 'a'.repeat(48) },
      body: JSON.stringify({ id: randomUUID(), text }),
    });
    expect(forged.status).toBe(400);
  });
});

describe('the frame on another site', () => {
  const account = { id: 'web', kind: 'web', name: 'Cổng phản ánh' } as const;

  async function policyOf(path: string): Promise<{ readonly csp: string; readonly frame: string | null }> {
    const answer = await fetch(`${hub.url}${path}`);
    return { csp: answer.headers.get('content-security-policy') ?? '', frame: answer.headers.get('x-frame-options') };
  }

  it('is allowed to the sites of the list, and only for the chat', async () => {
    expect((await policyOf('/widget')).csp).toContain("frame-ancestors 'self';".replace(';', ''));
    await hub.context.accounts.save({
      ...account,
      settings: { widgetSites: 'https://bacninh.gov.vn, https://*.bacninh.gov.vn' },
    });

    const widget = await policyOf('/widget?lang=en');

    expect(widget.csp).toMatch(
      /frame-ancestors 'self' https:\/\/bacninh\.gov\.vn https:\/\/\*\.bacninh\.gov\.vn(;|$)/u,
    );
    expect(widget.csp).not.toContain('unsafe-inline');
    expect(widget.frame).toBeNull();
    for (const path of ['/', '/gui', '/console', '/tra-cuu', '/widget/x'])
      expect([path, (await policyOf(path)).csp.includes("frame-ancestors 'none'")]).toEqual([path, true]);
  });

  it('cannot be given a site that changes the policy', async () => {
    for (const widgetSites of [
      "https://a.vn; script-src 'unsafe-inline'",
      "'unsafe-inline'",
      'javascript:alert(1)',
      '*',
    ])
      await expect(hub.context.accounts.save({ ...account, settings: { widgetSites } })).rejects.toThrow(
        /widgetSites/u,
      );
  });

  it('is begun by one script that any site may load', async () => {
    const script = await fetch(`${hub.url}/widget.js`);

    expect(script.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(script.headers.get('content-type')).toContain('javascript');
    expect((await script.text()).length).toBeLessThan(10_000);
  });
});
