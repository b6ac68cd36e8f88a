import { load } from './http-load.ts';
import type { Machine } from './machine.ts';
import { alternate, type Measured } from './rounds.ts';

const connections = 8;
const password = 'only-for-the-bench-1022';

// What a page of the queue is at the least: its rows in order with the clock that runs out first.
const rawList = {
  name: 'raw-list',
  text: `SELECT "ticket"."id", "ticket"."code", "ticket"."version", "ticket"."state", "ticket"."priority", "ticket"."subject",
      "ticket"."excerpt", "ticket"."channel", "ticket"."sender_name", "ticket"."hide_identity", "ticket"."category_code",
      "ticket"."unit_code", "ticket"."lead_agency", "ticket"."flags", "ticket"."created_at", "ticket"."updated_at",
      "ticket"."next_due", "clock".*
    FROM "ticket" LEFT JOIN LATERAL (SELECT "c"."kind", "c"."scope", "c"."due_at", "c"."started_at", "c"."state" FROM "clock" AS "c"
      WHERE "c"."ticket_id" = "ticket"."id" AND "c"."state" = 'running' ORDER BY "c"."due_at" LIMIT 1) AS "clock" ON true
    WHERE "ticket"."state" IN ('new', 'triage', 'forwarded', 'processing', 'waiting_sender', 'awaiting_approval', 'reopened')
      AND NOT "ticket"."sealed"
    ORDER BY "ticket"."next_due", "ticket"."id" LIMIT 51`,
};

async function signIn(machine: Machine): Promise<string> {
  const email = 'operator@bench.example';
  const { staff } = machine.context;
  if (!(await staff.exists(email)))
    await staff.add({ email, name: 'Trực tổng đài', role: 'operator', agency: null, password });
  const origin = `http://127.0.0.1:${machine.hubPort}`;
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Pages per second of the console's queue of open tickets over HTTP, against the bare query by `pg`. */
export async function measureList(
  machine: Machine,
  input: { readonly rounds: number; readonly ms: number },
): Promise<Measured> {
  const { database } = machine.context;
  const cookie = await signIn(machine);
  const target = {
    port: machine.hubPort,
    method: 'GET' as const,
    path: '/api/v1/tickets?queue=open',
    headers: { Cookie: cookie },
  };
  return alternate(input.rounds, {
    hub: async () => (await load(target, { connections, ms: input.ms })).perSecond,
    floor: async () => {
      const started = performance.now();
      const until = started + input.ms;
      let pages = 0;
      const readPages = async () => {
        while (performance.now() < until) {
          await database.query(rawList);
          pages += 1;
        }
      };
      await Promise.all(Array.from({ length: connections }, readPages));
      return (pages / (performance.now() - started)) * 1000;
    },
  });
}
