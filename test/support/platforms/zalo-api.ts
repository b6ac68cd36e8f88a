import { createHmac } from 'node:crypto';
import { readJson } from '../../../src/lib/read-json.ts';
import { jsonReply, type Asked, type Reply } from './http-host.ts';
import type { ZaloChats } from './zalo-chats.ts';
import type { ZaloFault } from './zalo-faults.ts';
import { takeChatMessage, takeTemplateMessage, type MessageAnswer, type TakenMessage } from './zalo-messages.ts';
import type { createTokenOffice } from './zalo-tokens.ts';
import type { ZaloUploads } from './zalo-uploads.ts';

const callsPerMinute = 4000;
const minuteMs = 60_000;

/** The server's own parts that its addresses speak for. */
export type ZaloDesk = {
  readonly oaId: string;
  readonly name: string;
  readonly appSecret: string;
  readonly templateId: string;
  readonly tokens: ReturnType<typeof createTokenOffice>;
  readonly chats: ZaloChats;
  readonly uploads: ZaloUploads;
  readonly isOn: (fault: ZaloFault) => boolean;
  readonly now: () => Date;
  readonly onTaken: (message: TakenMessage) => void;
};

/** The connection stays open until the other side has had enough. */
function noReply(): Promise<never> {
  return new Promise(() => undefined);
}

function userIdIn(text: string): string {
  const data = readJson(text);
  const id: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'user_id') : null;
  return typeof id === 'string' ? id : '';
}

function header(asked: Asked, name: string): string | undefined {
  const value = asked.headers[name];
  return typeof value === 'string' ? value : undefined;
}

/** Answers what Zalo's three hosts answer; errors of the API come with status 200, as theirs do. */
export function createZaloApi(desk: ZaloDesk) {
  let window = { since: 0, calls: 0 };

  /** Calls left in this minute; negative: one too many. */
  function countCall(): number {
    const now = desk.now().getTime();
    if (now - window.since >= minuteMs) window = { since: now, calls: 0 };
    window.calls += 1;
    return callsPerMinute - window.calls;
  }

  function refusalOf(asked: Asked): object | null {
    const token = header(asked, 'access_token') ?? '';
    if (!desk.tokens.isGood(token)) {
      const error = asked.path === '/message/template' ? -124 : -216;
      return { error, message: 'Access token is invalid or has expired' };
    }
    const proof = createHmac('sha256', desk.appSecret).update(token).digest('hex');
    if (desk.isOn('proof-demanded') && header(asked, 'appsecret_proof') !== proof)
      return { error: -242, message: 'appsecret_proof is invalid' };
    return null;
  }

  /** A message that was taken is delivered even when nobody hears the answer. */
  function replyTaken({ body, taken }: MessageAnswer): Reply {
    if (taken !== null) desk.onTaken(taken);
    return taken !== null && desk.isOn('connection-lost') ? 'drop' : jsonReply(200, body);
  }

  /** The administrator agrees at once. */
  function consent(query: URLSearchParams): Reply {
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('code', desk.tokens.authorise(query.get('code_challenge') ?? ''));
    back.searchParams.set('oa_id', desk.oaId);
    back.searchParams.set('state', query.get('state') ?? '');
    return { status: 302, headers: { location: back.href }, body: '' };
  }

  function download(id: string): Reply {
    const file = desk.uploads.find(id);
    return file === null ? { status: 404, body: '' } : { status: 200, type: file.type, body: file.bytes };
  }

  function exchange(asked: Asked): Reply {
    const form = new URLSearchParams(asked.body.toString('utf8'));
    if (desk.isOn('refresh-refused') && form.get('grant_type') === 'refresh_token')
      return jsonReply(200, { error: -14014, error_name: 'Invalid refresh token', error_description: 'Switched off.' });
    const answer = desk.tokens.exchange(form, header(asked, 'secret_key'));
    return desk.isOn('refresh-lost') ? 'drop' : jsonReply(200, answer);
  }

  function profileOf(query: URLSearchParams): object {
    const chat = desk.chats.find(userIdIn(query.get('data') ?? ''));
    if (chat === null) return { error: -213, message: 'User has not followed OA' };
    const { id, name } = chat.person;
    const data = { user_id: id, display_name: name, user_alias: name, user_is_follower: true, shared_info: {} };
    return { error: 0, message: 'Success', data };
  }

  async function call(asked: Asked): Promise<Reply> {
    const { path, body } = asked;
    const refusal = refusalOf(asked);
    if (refusal !== null) return jsonReply(200, refusal);
    if (path === '/v3.0/oa/message/cs') return replyTaken(takeChatMessage(desk, readJson(body)));
    if (path === '/message/template') return replyTaken(takeTemplateMessage(desk, readJson(body)));
    const kind = /^\/v2\.0\/oa\/upload\/(\w+)$/u.exec(path)?.[1];
    if (kind !== undefined)
      return jsonReply(200, await desk.uploads.take(kind, body, header(asked, 'content-type') ?? ''));
    if (path === '/v3.0/oa/user/detail')
      return desk.isOn('profiles-hang') ? noReply() : jsonReply(200, profileOf(asked.query));
    if (path === '/v2.0/oa/getoa')
      return jsonReply(200, { error: 0, message: 'Success', data: { oa_id: desk.oaId, name: desk.name } });
    return { status: 404, body: 'not found' };
  }

  return async function answer(asked: Asked): Promise<Reply> {
    const [, folder, id] = asked.path.split('/');
    if (folder === 'media') return download(id ?? '');
    if (desk.isOn('down')) return { status: 503, type: 'text/html', body: '<h1>503 Service Unavailable</h1>' };
    if (asked.path === '/v4/oa/permission') return consent(asked.query);
    if (asked.path === '/v4/oa/access_token') return exchange(asked);
    const left = countCall();
    if (left < 0 || desk.isOn('throttled')) return jsonReply(200, { error: -32, message: 'Rate limit exceeded' });
    const reply = await call(asked);
    if (reply === 'drop') return reply;
    const limits = { 'X-RateLimit-Limit': String(callsPerMinute), 'X-RateLimit-Remain': String(left) };
    return { ...reply, headers: { ...reply.headers, ...limits } };
  };
}
