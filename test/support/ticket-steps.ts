import { submitted } from '../../src/contract/public.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import { eventually, postReport, signIn, webReport, type ApiAnswer, type StaffClient } from './people.ts';

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

/** Sends a web report and gives the ticket that it becomes, as this person sees it. */
export async function reportBy(
  hubUrl: string,
  staff: StaffClient,
  report: Readonly<Record<string, unknown>> = {},
): Promise<TicketDetail> {
  const { code } = submitted.parse((await postReport(hubUrl, webReport(report))).body);
  return eventually(() => ticketOf(staff, code));
}

export async function ticketOf(client: StaffClient, idOrCode: string): Promise<TicketDetail> {
  const answer = await client.get(`/tickets/${idOrCode}`);
  if (answer.status !== 200) throw new Error(`ticket ${idOrCode}: ${answer.status}`);
  return ticketDetail.parse(answer.body);
}

/** One step of one person on the ticket as they see it; whatever the hub answers. */
export async function tryStep(
  client: StaffClient,
  idOrCode: string,
  name: string,
  body: object = {},
): Promise<ApiAnswer> {
  const { id, version } = await ticketOf(client, idOrCode);
  return client.post(`/tickets/${id}/${name}`, { version, ...body });
}

/** One step that must succeed; the ticket as the person sees it then, null where it has left their sight. */
export async function step(
  client: StaffClient,
  idOrCode: string,
  name: string,
  body: object = {},
): Promise<TicketDetail | null> {
  const answer = await tryStep(client, idOrCode, name, body);
  if (answer.status !== 200) throw new Error(`${name} of ${idOrCode}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return ticketDetail.nullable().parse(answer.body);
}

/** One step after which the person still sees the ticket. */
async function keepStep(client: StaffClient, code: string, name: string, body: object = {}): Promise<TicketDetail> {
  const ticket = await step(client, code, name, body);
  if (!ticket) throw new Error(`${name} of ${code}: the ticket left their sight`);
  return ticket;
}

export function routeTicket(
  { operator }: Pick<Crew, 'operator'>,
  idOrCode: string,
  lead = 'so-xay-dung',
): Promise<TicketDetail> {
  return keepStep(operator, idOrCode, 'route', { category: 'drainage', lead });
}

/** From the forwarded ticket to the approved answer. */
export async function answerTicket(crew: Crew, code: string, text: string): Promise<TicketDetail> {
  await step(crew.officer, code, 'accept');
  const { thread } = await keepStep(crew.officer, code, 'submit', { text });
  const messageId = thread.findLast((message) => message.kind === 'answer' && message.state === 'submitted')?.id;
  return keepStep(crew.lead, code, 'approve', { messageId });
}
