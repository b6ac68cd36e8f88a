import { afterAll, beforeAll, expect, it } from 'vitest';
import { contactDetail } from '../../src/contract/contacts.ts';
import { ticketPage } from '../../src/contract/tickets.ts';
import { connect, webhookOf } from '../support/channels.ts';
import { startMailHub, type MailHub } from '../support/mail/mail-hub.ts';
import { rawMail } from '../support/mailbox.ts';
import { eventually } from '../support/people.ts';
import type { Person, Platform } from '../support/platforms/platform.ts';
import { startTwilioServer } from '../support/platforms/twilio-server.ts';
import { startZaloServer, type ZaloServer } from '../support/platforms/zalo-server.ts';
import { answerTicket, routeTicket, signInCrew, ticketOf, type Crew } from '../support/ticket-steps.ts';

let mail: MailHub;
let crew: Crew;
let twilio: Platform;
let zalo: ZaloServer;

beforeAll(async () => {
  mail = await startMailHub();
  crew = await signInCrew(mail.hub.url);
  twilio = await startTwilioServer(webhookOf(() => mail.hub, 'twilio'));
  zalo = await startZaloServer({ webhook: webhookOf(() => mail.hub, 'zalo') });
  await connect(mail.hub, twilio);
  await connect(mail.hub, zalo);
});
afterAll(async () => {
  await mail[Symbol.asyncDispose]();
  await twilio[Symbol.asyncDispose]();
  await zalo[Symbol.asyncDispose]();
});

it('follows one conversation from SMS to Zalo to mail in one ticket, and answers where the person wrote last', async () => {
  const hoa: Person = { id: '5601', name: 'Lê Thị Hoa', phone: '+84987650001' };
  const address = 'le.hoa@nguoidan.example';
  await twilio.says(hoa, { text: 'Cay xang duong Ly Thai To do ra long duong' });
  const { code } = await eventually(async () => {
    const { items } = ticketPage.parse((await crew.operator.get('/tickets?queue=all&q=xang+Thai+To')).body);
    const [item] = items;
    if (!item) throw new Error('not there yet');
    return item;
  });

  await zalo.consents(hoa);
  await zalo.says(hoa, { text: `${code} sáng nay vẫn chưa ai dọn` });
  const joined = await eventually(async () => {
    const ticket = await ticketOf(crew.operator, code);
    expect(ticket.sender?.identities.map((one) => one.kind).sort()).toEqual(['phone', 'zalo']);
    return ticket;
  });
  // She tells the operator her mail address, to send pictures.
  const contact = `/contacts/${joined.sender?.contactId}`;
  const { version } = contactDetail.parse((await crew.operator.get(contact)).body);
  const added = await crew.operator.post(`${contact}/addresses`, { version, kind: 'email', address });
  expect(added.status).toBe(200);
  await mail.dovecot.deliver(rawMail({ From: `Hoa <${address}>`, Subject: `Hinh anh ${code}` }, 'Em gửi thêm hình ạ.'));

  await eventually(async () => {
    const { thread } = await ticketOf(crew.operator, code);
    expect(thread.filter((one) => one.direction === 'in').map((one) => one.channel)).toEqual([
      'twilio',
      'zalo',
      'email',
    ]);
  });
  await routeTicket(crew, code);
  await answerTicket(crew, code, 'Đã dọn cây và hàn lại rào trưa nay.');

  const answer = await mail.mailTo(address, new RegExp(code));
  await eventually(async () => {
    const { thread } = await ticketOf(crew.operator, code);
    expect(thread.find((one) => one.kind === 'answer')?.delivery?.state).toBe('sent');
  });
  expect(answer.parsed.text).toContain('Đã dọn cây và hàn lại rào trưa nay.');
  const { items } = ticketPage.parse((await crew.operator.get(`/tickets?queue=all&q=${code}`)).body);
  expect(items).toHaveLength(1);
});
