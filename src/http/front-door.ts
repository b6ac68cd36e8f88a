import { Router, raw, type Request } from 'express';
import type { RawInput } from '../channels/port.ts';
import type { IntakeService } from '../features/intake/intake-service.ts';

/** A mail of 25 MB in base64 and its frame; more is refused before it is read. */
const bodyLimit = '40mb';

const keptOut = new Set(['cookie', 'authorization', 'proxy-authorization']);

/** Headers as they are stored: one value each, credentials left out. */
export function storedHeaders(request: Request): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || keptOut.has(name)) continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

function rawInput(request: Request, now: Date): RawInput {
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.query)) if (typeof value === 'string') query[name] = value;
  return { body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0), headers: storedHeaders(request), query, receivedAt: now };
}

/** Where platforms and forms knock: verify, store, answer. Everything else is the workers'. */
export function frontDoor(deps: {
  readonly intake: Pick<IntakeService, 'handshake' | 'receive'>;
  readonly publicUrl: string;
  readonly now: () => Date;
}): Router {
  const router = Router();
  router.get('/webhooks/:kind/:account', async (request, response) => {
    const answer = await deps.intake.handshake(request.params.kind, request.params.account, rawInput(request, deps.now()));
    if (answer === null) response.status(404).type('text/plain').send('not found');
    else response.type('text/plain').send(answer);
  });
  router.post('/webhooks/:kind/:account', raw({ type: () => true, limit: bodyLimit }), async (request, response) => {
    const { kind, account } = request.params as { kind: string; account: string };
    const received = await deps.intake.receive(kind, account, rawInput(request, deps.now()));
    if (!received.ok) {
      const fields = received.fields ? { fields: received.fields } : {};
      response.status(received.status).json({ error: { code: received.code, message: received.message, ...fields } });
      return;
    }
    const [report] = received.reports;
    if (kind === 'web' && report) {
      response.json({ code: report.code, trackingUrl: `${deps.publicUrl}/t/${report.code}/${report.token}` });
      return;
    }
    response.status(200).type('text/plain').send('ok');
  });
  return router;
}
