import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quarantinePage } from '../../src/contract/intake.ts';
import { ticketPage, type TicketDetail } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { eventually } from '../support/people.ts';
import type { Person } from '../support/platforms/platform.ts';
import { startTelegramServer, type TelegramServer } from '../support/platforms/telegram-server.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { startZaloServer, type ZaloServer } from '../support/platforms/zalo-server.ts';
import { answerTicket, routeTicket, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let hub: TestHub;
let crew: Crew;
let zalo: ZaloServer;
let telegram: TelegramServer;
let twilio: Awaited<ReturnType<typeof startTwilioServer>>;

const lan: Person = { id: '5501', name: 'Nguyễn Thị Lan', phone: '+84912345678' };

beforeAll(async () => {
  hub = await startTestHub();
  crew = await signInCrew(hub.url);
  zalo = await startZaloServer({ webhook: webhookOf(() => hub, 'zalo') });
  telegram = await startTelegramServer({ webhook: webhookOf(() => hub, 'telegram') });
  twilio = await startTwilioServer(webhookOf(() => hub, 'twilio'));
  await connect(hub, zalo);
  await connect(hub, telegram);
  await connect(hub, twilio);
});
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await zalo[Symbol.asyncDispose]();
  await telegram[Symbol.asyncDispose]();
  await twilio[Symbol.asyncDispose]();
});

/** The tickets in which somebody wrote these words. */
async function ticketsWith(words: string): Promise<TicketDetail[]> {
  const answer = await crew.operator.get(`/tickets?queue=all&q=${encodeURIComponent(words)}`);
  const { items } = ticketPage.parse(answer.body);
  return Promise.all(items.map((item) => ticketOf(crew.operator, item.id)));
}

async function ticketWith(words: string): Promise<TicketDetail> {
  return eventually(async () => {
    const [ticket] = await ticketsWith(words);
    if (!ticket) throw new Error(`no ticket with ${words}`);
    return ticket;
  });
}

describe('a conversation on Zalo', () => {
  it('is one ticket, is acknowledged there, and gets its answer there', async () => {
    await zalo.says(lan, { text: 'Cống trước chợ Giầu bị tắc, nước tràn ra đường' });
    const { code } = await ticketWith('Giầu');
    await zalo.says(lan, { text: 'Đã ba ngày nay rồi' });
    const joined = await eventually(async () => {
      const ticket = await ticketOf(crew.operator, code);
      expect(ticket.thread.filter((one) => one.direction === 'in')).toHaveLength(2);
      return ticket;
    });
    expect(joined.channel).toBe('zalo');

    await routeTicket(crew, code);
    await answerTicket(crew, code, 'Đã nạo vét xong cống sáng nay.');

    await eventually(async () => {
      const shown = zalo.screen(lan.id).filter((one) => one.from === 'hub');
      expect(shown.map((one) => one.text).join()).toContain(code);
      expect(shown.at(-1)?.text).toContain('Đã nạo vét xong cống sáng nay.');
      const { thread } = await ticketOf(crew.operator, code);
      expect(thread.find((one) => one.kind === 'answer')?.delivery?.state).toBe('read');
    });
  });
});

const picture = {
  name: 'anh.png',
  type: 'image/png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

describe('an album on Telegram', () => {
  it('is one message with all its pictures', async () => {
    const binh: Person = { id: '5502', name: 'Trần Bình' };
    await telegram.says(binh, { text: 'Rác đổ trộm ven đê Cầu Chì', files: [picture, picture, picture] });

    const ticket = await ticketWith('Cầu Chì');
    const [report] = ticket.thread;
    expect(report?.attachments).toHaveLength(3);
    expect(ticket.thread.filter((one) => one.direction === 'in')).toHaveLength(1);
  });

  it('shows its files in the order of its messages, whichever of them came first', async () => {
    const binh: Person = { id: '5530', name: 'Trần Bình' };
    const names = ['1.pdf', '2.pdf', '3.pdf', '4.pdf'];
    const files = names.map((name) => ({ name, type: 'application/pdf', bytes: Buffer.from(`%PDF-1.4 ${name}`) }));
    telegram.set('disorder', true);
    await telegram.says(binh, { text: 'Hồ sơ ô nhiễm kênh Ngụ Khê', files });
    telegram.set('disorder', false);

    const { thread } = await ticketWith('Ngụ Khê');
    const album = thread.find((one) => one.attachments.length === names.length);
    expect(album?.attachments.map((one) => one.name)).toEqual(names);
  });
});

describe('a person who changes the channel', () => {
  it('stays in one ticket, and is answered where they wrote last', async () => {
    const hoa: Person = { id: '5503', name: 'Lê Hoa', phone: '+84987654321' };
    await twilio.says(hoa, { text: 'Den duong Ly Thai To hong ca tuan nay' });
    const { code } = await ticketWith('Thai To');
    await zalo.consents(hoa);

    await zalo.says(hoa, { text: `${code} tối qua có người ngã xe ở đoạn này` });

    const joined = await eventually(async () => {
      const ticket = await ticketOf(crew.operator, code);
      expect(ticket.thread.filter((one) => one.direction === 'in').map((one) => one.channel)).toEqual([
        'twilio',
        'zalo',
      ]);
      return ticket;
    });
    expect(joined.sender?.identities.map((one) => one.kind).sort()).toEqual(['phone', 'zalo']);
    await routeTicket(crew, code);
    await answerTicket(crew, code, 'Đèn đã sáng lại từ tối nay.');
    await eventually(async () => expect(zalo.screen(hoa.id).at(-1)?.text).toContain('Đèn đã sáng lại từ tối nay.'));
  });
});

describe('an answer whose taking was never confirmed', () => {
  it('is known to be out as soon as Zalo repeats its words, and stands in the thread once', async () => {
    const sen: Person = { id: '5519', name: 'Sen' };
    await zalo.says(sen, { text: 'Bể nước thôn Phù Lưu rò rỉ' });
    const { code } = await ticketWith('Phù Lưu');
    await routeTicket(crew, code);
    zalo.set('connection-lost', true);
    await answerTicket(crew, code, 'Đã hàn lại bể sáng nay.');

    await eventually(async () => {
      const { thread } = await ticketOf(crew.operator, code);
      expect(thread.find((one) => one.kind === 'answer')?.delivery?.state).toMatch(/^(?:sent|delivered|read)$/u);
      expect(thread.filter((one) => one.kind === 'echo')).toEqual([]);
    });
    zalo.set('connection-lost', false);
  });
});

describe('short messages to the hub itself', () => {
  it('ask how a report stands, from any telephone, by its code', async () => {
    const an: Person = { id: '5504', name: 'An', phone: '+84905111222' };
    const other: Person = { id: '5505', name: 'Tú', phone: '+84905111333' };
    await twilio.says(an, { text: 'Nuoc may o thon Dong Ky duc va co mui' });
    const { code } = await ticketWith('Dong Ky');

    await twilio.says(other, { text: `tra cuu ${code}` });

    await eventually(async () => {
      const [, answer] = twilio.screen(other.phone ?? '');
      expect(answer?.text).toContain(code);
      expect(answer?.text).toContain('Moi tiep nhan');
      expect(answer?.text).not.toContain('Nuoc may');
    });
    expect(await ticketsWith('tra cuu')).toEqual([]);
  });

  it('stop everything but do not lose what the person says later', async () => {
    const dung: Person = { id: '5506', name: 'Dũng' };
    await telegram.says(dung, { text: 'Loa phường Vạn An mở quá to từ 5 giờ sáng' });
    const { code } = await ticketWith('Vạn An');
    await telegram.says(dung, { text: 'HỦY' });
    await eventually(async () => {
      const { sender } = await ticketOf(crew.operator, code);
      expect(sender?.identities[0]?.state).toBe('stopped');
    });
    await routeTicket(crew, code);

    await answerTicket(crew, code, 'Đã chỉnh giờ phát loa.');

    await eventually(async () => {
      const { thread } = await ticketOf(crew.operator, code);
      expect(thread.find((one) => one.kind === 'answer')?.delivery).toMatchObject({ state: 'suppressed' });
    });
    expect(
      telegram
        .screen(dung.id)
        .map((one) => one.text)
        .join(),
    ).not.toContain('Đã chỉnh giờ phát loa.');
  });
});

describe('a person who withdraws consent', () => {
  it('is written to no more, and a person of the centre is told to see to their data', async () => {
    const my: Person = { id: '5518', name: 'My' };
    await zalo.says(my, { text: 'Bụi từ xe chở đất ở đường Đấu Mã' });
    const { code } = await ticketWith('Đấu Mã');

    await zalo.withdraws(my);

    await eventually(async () => {
      const { items } = quarantinePage.parse((await crew.operator.get('/quarantine?limit=100')).body);
      expect(items).toMatchObject([{ account: { kind: 'zalo' }, reason: 'withdrew' }]);
    });
    const { sender } = await ticketOf(crew.operator, code);
    expect(sender?.identities[0]?.state).toBe('stopped');
  });
});

describe('what people do with their messages', () => {
  it('is kept: the words before an edit stand in the history', async () => {
    const mai: Person = { id: '5507', name: 'Mai' };
    const id = await telegram.says(mai, { text: 'Cây đổ chắn ngõ 5 phố Vũ Kiệt' });
    const { code } = await ticketWith('Vũ Kiệt');

    await telegram.edits(mai, id, 'Cây đổ chắn ngõ 7 phố Vũ Kiệt');

    await eventually(async () => {
      const ticket = await ticketOf(crew.operator, code);
      expect(ticket.thread[0]?.text).toBe('Cây đổ chắn ngõ 7 phố Vũ Kiệt');
      expect(JSON.stringify(ticket.events)).toContain('ngõ 5 phố Vũ Kiệt');
    });
  });

  it('brings the file that an edit puts in the place of another, and no file twice', async () => {
    const dung: Person = { id: '5509', name: 'Dung' };
    const id = await telegram.says(dung, { text: 'Nắp cống vỡ ngõ 3 phố Phù Chẩn', files: [picture] });
    const { code } = await ticketWith('Phù Chẩn');
    const shown = (words: string, files: number) =>
      eventually(async () => {
        const ticket = await ticketOf(crew.operator, code);
        expect(ticket.thread[0]?.text).toBe(words);
        expect(ticket.thread[0]?.attachments).toHaveLength(files);
        return ticket;
      });

    await telegram.edits(dung, id, 'Nắp cống vỡ ngõ 4 phố Phù Chẩn', picture);
    await shown('Nắp cống vỡ ngõ 4 phố Phù Chẩn', 1);
    await telegram.edits(dung, id, 'Nắp cống vỡ ngõ 4 phố Phù Chẩn', {
      name: 'so-do.txt',
      type: 'text/plain',
      bytes: Buffer.from('Nắp cống ở đầu ngõ'),
    });

    const { events, thread } = await shown('Nắp cống vỡ ngõ 4 phố Phù Chẩn', 2);
    expect(thread[0]?.attachments.map((file) => file.name)).toContain('so-do.txt');
    expect(events.filter((one) => one.type === 'message.edited').map((one) => one.text.vi)).toEqual([
      expect.not.stringContaining('thêm'),
      expect.stringContaining('thêm 1 tệp'),
    ]);
  });

  it('and what a colleague answers in Zalo itself stands in the thread', async () => {
    const ha: Person = { id: '5508', name: 'Hà' };
    await zalo.says(ha, { text: 'Hỏi về lịch cắt điện thôn Đa Hội' });
    const { code } = await ticketWith('Đa Hội');

    await zalo.colleagueSays(ha, 'Thôn Đa Hội cắt điện 8-11 giờ mai ạ.');

    await eventually(async () => {
      const { thread } = await ticketOf(crew.operator, code);
      expect(thread.find((one) => one.kind === 'echo')).toMatchObject({
        direction: 'out',
        text: 'Thôn Đa Hội cắt điện 8-11 giờ mai ạ.',
      });
    });
  });
});
