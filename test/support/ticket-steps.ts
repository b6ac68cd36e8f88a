import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import { eventually, postReport, signIn, webReport, type StaffClient } from './people.ts';

/** Those whose steps a test needs but does not look at, as programs at the API. */
export type Crew = { readonly operator: StaffClient; readonly officer: StaffClient; readonly lead: StaffClient };

export async function signInCrew(hubUrl: string): Promise<Crew> {
  const [operator, officer, lead] = await Promise.all([
    signIn(hubUrl, 'operator'),
    signIn(hubUrl, 'officer', 'so-xay-dung'),
    signIn(hubUrl, 'lead', 'so-xay-dung'),
  ]);
  return { operator, officer, lead };
}

/** Sends a web report and waits until it is a ticket. */
export async function sendReport(
  hubUrl: string,
  crew: Crew,
  overrides: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly code: string; readonly trackingUrl: string }> {
  const answer = await postReport(hubUrl, webReport(overrides));
  const { code, trackingUrl } = submitted.parse(answer.body);
  await eventually(() => ticketOf(crew.operator, code));
  return { code, trackingUrl };
}

export async function ticketOf(client: StaffClient, idOrCode: string): Promise<TicketDetail> {
  const answer = await client.get(`/tickets/${idOrCode}`);
  if (answer.status !== 200) throw new Error(`ticket ${idOrCode}: ${answer.status}`);
  return ticketDetail.parse(answer.body);
}

/** One step of one person, on the ticket as it stands. */
async function step(client: StaffClient, code: string, name: string, body: object = {}): Promise<TicketDetail> {
  const { id, version } = await ticketOf(client, code);
  const answer = await client.post(`/tickets/${id}/${name}`, { version, ...body });
  if (answer.status !== 200) throw new Error(`${name} of ${code}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return ticketDetail.parse(answer.body);
}

export function routeTicket(crew: Crew, code: string): Promise<TicketDetail> {
  return step(crew.operator, code, 'route', { category: 'drainage', lead: 'so-xay-dung' });
}

/** From the forwarded ticket to the approved answer. */
export async function answerTicket(crew: Crew, code: string, text: string): Promise<TicketDetail> {
  await step(crew.officer, code, 'accept');
  const { thread } = await step(crew.officer, code, 'submit', { text });
  const messageId = thread.findLast((message) => message.kind === 'answer' && message.state === 'submitted')?.id;
  return step(crew.lead, code, 'approve', { messageId });
}
