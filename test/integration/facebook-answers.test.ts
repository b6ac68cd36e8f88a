import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testOutbound } from '../../adapters/conformance/account.ts';
import { facebookAdapter } from '../../adapters/facebook/index.ts';
import type { OutboundMessage, SendResult } from '../../src/channels/outbound.ts';
import { startGraphHub, type GraphHub } from '../support/platforms/graph-hub.ts';

const lan = { id: '7301000000000011', name: 'Nguyễn Thị Lan' };
const hourMs = 3_600_000;
/** Our id of every message in this file. */
const ownId = testOutbound({ to: { kind: 'messenger', address: '', name: null } }).id;
let hub: GraphHub;

beforeEach(async () => {
  hub = await startGraphHub();
});

afterEach(() => hub[Symbol.asyncDispose]());

function answerComment(reference: string, patch: Partial<OutboundMessage> = {}): Promise<SendResult> {
  return hub.send(lan.id, {
    to: { kind: 'facebook', address: lan.id, name: lan.name },
    references: [reference],
    ...patch,
  });
}

describe('from the hub to Messenger', () => {
  beforeEach(() => hub.platform.says(lan, { text: 'Đèn hỏng' }));

  it('an answer arrives, comes back as our own echo, and is delivered and read', async () => {
    const result = await hub.send(lan.id);
    await hub.platform.reads(lan);

    expect(result).toMatchObject({ state: 'sent', providerId: expect.stringMatching(/^m_/u) });
    expect(hub.platform.screen(lan.id).at(-1)).toMatchObject({ from: 'hub', text: 'Chúng tôi đã sửa xong đèn đường.' });
    expect(hub.posted('messages')[0]).toMatchObject({ messaging_type: 'RESPONSE', recipient: { id: lan.id } });
    expect(await hub.echoes()).toEqual([expect.objectContaining({ messageId: ownId })]);
    const states = (await hub.notices()).flatMap((one) => (one.kind === 'delivery' ? one.reports : []));
    expect(states.map((report) => report.state)).toEqual(['delivered', 'delivered', 'read']);
  });

  it('a long answer becomes several messages between words, and its files follow', async () => {
    const text = Array.from({ length: 700 }, (_, at) => `chữ${at}`).join(' ');
    const file = { name: 'văn bản.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') };
    const result = await hub.send(lan.id, { text, attachments: [file] });

    const shown = hub.platform.screen(lan.id).filter((one) => one.from === 'hub');
    expect(result.state).toBe('sent');
    expect(shown.every((one) => one.text.length <= 2000)).toBe(true);
    expect(
      shown
        .map((one) => one.text)
        .join(' ')
        .trim(),
    ).toBe(text);
    expect(shown.at(-1)?.files).toEqual(['văn bản.pdf']);
    expect(facebookAdapter.preview?.(text, hub.account()).count).toBe(shown.length - 1);
    const uploaded = hub.platform.calls.find((call) => call.file !== null);
    expect(uploaded?.file?.bytes).toEqual(file.bytes);
  });

  it('what the hub wrote by itself says so', async () => {
    await hub.send(lan.id, { text: 'Đã nhận phản ánh.', automatic: true });

    expect(hub.platform.screen(lan.id).at(-1)?.text).toBe('Đã nhận phản ánh.\n\n(Tin nhắn tự động)');
  });

  it('a sequence that broke off goes on where it stopped', async () => {
    const text = [1, 2, 3].map((part) => `${part} `.repeat(900).trim()).join('\n\n');
    const shown = () => hub.platform.screen(lan.id).flatMap((one) => (one.from === 'hub' ? [one.text[0]] : []));

    hub.platform.set('second-part-fails', true);
    expect(await hub.send(lan.id, { text })).toMatchObject({
      state: 'failed',
      errorClass: 'retry',
      detail: expect.stringContaining('Đã gửi 1 phần đầu'),
    });
    expect(shown()).toEqual(['1']);
    hub.platform.set('second-part-fails', false);
    const result = await hub.send(lan.id, { text });

    const ids = hub.platform.screen(lan.id).flatMap((one) => (one.from === 'hub' ? [one.id] : []));
    expect(result).toEqual({ state: 'sent', providerId: ids[2], alsoProviderIds: ids.slice(0, 2) });
    expect(shown()).toEqual(['1', '2', '3']);
  });

  it('a file larger than Messenger takes is refused before anything is sent', async () => {
    const attachments = [{ name: 'a.pdf', type: 'application/pdf', bytes: Buffer.alloc(25 * 2 ** 20 + 1) }];

    expect(await hub.send(lan.id, { attachments })).toMatchObject({ state: 'failed', errorClass: 'permanent' });
    expect(hub.platform.calls).toEqual([]);
  });

  it('after a day only a person with Human Agent may write, after a week nobody', async () => {
    const lastInboundAt = hub.platform.now();
    hub.platform.advance(25 * hourMs);
    const calls = hub.platform.calls.length;

    expect(await hub.send(lan.id, { lastInboundAt })).toMatchObject({ state: 'failed', errorClass: 'window_closed' });
    expect(await hub.send(lan.id, { lastInboundAt: null })).toMatchObject({ errorClass: 'window_closed' });
    expect(hub.platform.calls).toHaveLength(calls);

    hub.configure({ humanAgent: 'true' });
    expect(await hub.send(lan.id, { lastInboundAt, automatic: true })).toMatchObject({ errorClass: 'window_closed' });
    expect(hub.platform.calls).toHaveLength(calls);
    expect(await hub.send(lan.id, { lastInboundAt })).toMatchObject({ state: 'sent' });
    expect(hub.posted('messages').at(-1)).toMatchObject({ messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' });

    hub.platform.set('human-agent-refused', true);
    expect(await hub.send(lan.id, { lastInboundAt })).toMatchObject({ errorClass: 'window_closed' });
    hub.platform.set('human-agent-refused', false);
    hub.platform.advance(6 * 24 * hourMs);
    expect(await hub.send(lan.id, { lastInboundAt })).toMatchObject({ errorClass: 'window_closed' });
  });

  it('a window that Meta counts otherwise than the hub is closed', async () => {
    hub.platform.set('window-closed', true);

    expect(await hub.send(lan.id)).toMatchObject({ state: 'failed', errorClass: 'window_closed' });
  });

  it.each([
    ['down', { state: 'failed', errorClass: 'retry' }],
    ['transient', { state: 'failed', errorClass: 'retry' }],
    ['throttled', { state: 'failed', errorClass: 'retry', retryAfterMs: 60_000 }],
    ['token-expired', { state: 'failed', errorClass: 'reauth' }],
    ['person-unreachable', { state: 'failed', errorClass: 'recipient_unreachable' }],
  ])('under the fault %s it says so, and names no secret', async (fault, expected) => {
    hub.platform.set(fault, true);
    const result = await hub.send(lan.id);

    expect(result).toMatchObject(expected);
    expect(JSON.stringify(result)).not.toContain(String(hub.platform.settings['pageAccessToken']));
    expect(hub.platform.screen(lan.id).filter((one) => one.from === 'hub')).toEqual([]);
  });

  it('a connection lost after the hand-over is unknown, and the echo settles it', async () => {
    hub.platform.set('connection-lost', true);
    const result = await hub.send(lan.id);

    expect(result.state).toBe('unknown');
    expect(await hub.echoes()).toEqual([expect.objectContaining({ messageId: ownId })]);
  });

  it('a wrong token is told to the administrator without being repeated', async () => {
    hub.configure({ pageAccessToken: 'EAAGwrongTokenOfSomebody' });
    const result = await hub.send(lan.id);

    expect(result).toMatchObject({ state: 'failed', errorClass: 'reauth' });
    expect(JSON.stringify(result)).not.toContain('EAAGwrong');
  });

  it('nothing can be sent before there is a token, nor to other kinds of addresses', async () => {
    expect(await hub.send(lan.id, { to: { kind: 'phone', address: '+84912345678', name: null } })).toMatchObject({
      state: 'failed',
    });
    hub.configure({ pageAccessToken: '' });
    expect(await hub.send(lan.id)).toMatchObject({ state: 'failed', errorClass: 'config' });
    expect(facebookAdapter.canReach?.('messenger', hub.account())).toBe(false);
  });
});

describe('from the hub to a comment', () => {
  const privateText = 'Chúng tôi đã sửa xong đèn đường.';
  let comment = '';

  beforeEach(async () => {
    comment = await hub.platform.comments(lan, 'Đèn hỏng');
  });

  function publicWords(): readonly string[] {
    return hub.platform.under(comment).map((word) => word.text);
  }

  it('the receipt stands in public, without the private link, and is recognised when it comes back', async () => {
    const result = await answerComment(comment, { automatic: true });

    const [posted] = hub.platform.under(comment);
    expect(publicWords()).toEqual(['Phản ánh BN-26-7K3F9Q đã được trả lời.']);
    expect(result).toEqual({ state: 'sent', providerId: `page:${posted?.id ?? ''}` });
    expect(hub.platform.screen(lan.id)).toEqual([]);
    expect(await hub.echoes()).toEqual([
      expect.objectContaining({ externalId: `page:${posted?.id ?? ''}`, messageId: ownId }),
    ]);
  });

  it("a person's answer goes to Messenger, and a short line stays in public", async () => {
    const result = await answerComment(comment);

    expect(result).toEqual({
      state: 'sent',
      providerId: expect.stringMatching(/^m_/u),
      alsoProviderIds: [`page:${hub.platform.under(comment)[0]?.id ?? ''}`],
    });
    expect(hub.platform.screen(lan.id).map((shown) => shown.text)).toEqual([privateText]);
    expect(publicWords()).toEqual(['Phản ánh BN-26-7K3F9Q đã được trả lời.']);
    expect(hub.posted('messages')[0]).toMatchObject({ recipient: { comment_id: comment } });
    expect((await hub.echoes()).every((echo) => echo.messageId === ownId)).toBe(true);
  });

  it('the second answer finds the one private reply used, and only the public line is left', async () => {
    const ack = await answerComment(comment, { automatic: true });
    const own = ack.state === 'sent' ? (ack.providerId ?? '') : '';
    await answerComment(comment, { references: [comment, own], publicText: 'Một.' });
    const again = await answerComment(comment, { references: [comment, own, 'm_private'], publicText: 'Hai.' });

    expect(again).toMatchObject({ state: 'sent', providerId: expect.stringMatching(/^page:/u) });
    expect(hub.platform.screen(lan.id)).toHaveLength(1);
    expect(publicWords().slice(1)).toEqual(['Một.', 'Hai.']);
  });

  it('after a week, or when the setting says so, no private reply is tried', async () => {
    const lastInboundAt = hub.platform.now();
    hub.platform.advance(8 * 24 * hourMs);
    expect(await answerComment(comment, { lastInboundAt })).toMatchObject({ state: 'sent' });
    hub.configure({ commentReplies: 'public' });
    expect(await answerComment(comment)).toMatchObject({ state: 'sent' });

    expect(hub.posted('messages')).toEqual([]);
    expect(publicWords()).toHaveLength(2);
  });

  it('never puts the answer itself where everybody reads it, whatever fails', async () => {
    for (const fault of ['private-reply-refused', 'comment-refused', 'connection-lost', 'throttled', 'transient']) {
      hub.platform.set(fault, true);
      await answerComment(comment);
      hub.platform.set(fault, false);
    }

    const everything = [...publicWords(), ...hub.posted('comments').map((fields) => JSON.stringify(fields))];
    expect(everything.length).toBeGreaterThan(2);
    expect(everything.join('\n')).not.toContain(privateText);
    expect(everything.join('\n')).not.toContain('/t/');
  });

  it('the person who has the private answer is reached, though the public line is refused', async () => {
    hub.platform.set('comment-refused', true);

    expect(await answerComment(comment)).toMatchObject({ state: 'sent', providerId: expect.stringMatching(/^m_/u) });
  });

  it('a private reply whose answer was lost is not doubled by the next try', async () => {
    hub.platform.set('connection-lost', true);
    expect(await answerComment(comment)).toMatchObject({ state: 'failed', errorClass: 'retry' });
    hub.platform.set('connection-lost', false);
    expect(await answerComment(comment)).toMatchObject({ state: 'sent' });

    expect(hub.platform.screen(lan.id)).toHaveLength(1);
    expect(publicWords()).toHaveLength(1);
  });

  it('a private reply holds the link even when the answer is too long for it', async () => {
    await answerComment(comment, {
      text: `${'Nội dung trả lời. '.repeat(200)}\n\nhttps://hub.example.vn/t/BN-26-7K3F9Q/secret`,
    });

    const [shown] = hub.platform.screen(lan.id);
    expect(shown?.text.length).toBeLessThanOrEqual(2000);
    expect(shown?.text).toMatch(/…\n\nhttps:\/\/hub\.example\.vn\/t\/BN-26-7K3F9Q\/secret$/u);
  });

  it('a visitor post is answered as a post', async () => {
    const post = await hub.platform.posts(lan, 'Bãi rác');
    await answerComment(post);

    expect(hub.posted('messages')[0]).toMatchObject({ recipient: { post_id: post } });
    expect(hub.platform.under(post)).toHaveLength(1);
  });

  it('a comment that is gone, or that nobody knows, is a failure that no retry mends', async () => {
    await hub.platform.removes(comment);

    expect(await answerComment(comment)).toMatchObject({ state: 'failed', errorClass: 'permanent' });
    expect(await answerComment(comment, { references: [] })).toMatchObject({
      state: 'failed',
      errorClass: 'permanent',
    });
  });
});
