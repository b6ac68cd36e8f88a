import { demoPassword } from '../../prisma/seed/demo-staff.ts';
import type { Role } from '../../src/domain/access/roles.ts';
import { ticketDetail, type TicketDetail } from '../../src/contract/tickets.ts';
import type { TestHub } from './hub.ts';
import { signInWith, type ApiAnswer, type StaffClient } from './people.ts';
import { ticketOf } from './ticket-steps.ts';

/** An account beside those of the demo, signed in. */
export async function hire(
  hub: Pick<TestHub, 'url' | 'context'>,
  who: { readonly name: string; readonly role: Role; readonly agency: string | null },
): Promise<StaffClient & { readonly id: string }> {
  const email = `${crypto.randomUUID()}@can-bo.example`;
  const id = await hub.context.staff.add({ ...who, email, password: demoPassword });
  return { ...(await signInWith(hub.url, email)), id };
}

/** One step of one person on the ticket as they see it; whatever the hub answers. */
export async function tryStep(client: StaffClient, id: string, name: string, body: object = {}): Promise<ApiAnswer> {
  const { version } = await ticketOf(client, id);
  return client.post(`/tickets/${id}/${name}`, { version, ...body });
}

/** One step that must succeed; the ticket as the person sees it then, null where it has left their sight. */
export async function step(
  client: StaffClient,
  id: string,
  name: string,
  body: object = {},
): Promise<TicketDetail | null> {
  const answer = await tryStep(client, id, name, body);
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return ticketDetail.nullable().parse(answer.body);
}
