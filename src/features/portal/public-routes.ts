import { z } from 'zod';
import { publicStatus, rateRequest, reopenRequest, supplementRequest, trackingView } from '../../contract/public.ts';
import { parseTicketCode } from '../../domain/ticket/code.ts';
import { notFound } from '../../lib/errors.ts';
import { publicRoute, type Route } from '../../lib/route.ts';
import type { TrackingService } from './tracking-service.ts';

const code = z.string().min(5).max(40);
const token = z.string().min(16).max(64);
const done = z.object({ ok: z.literal(true) });

/** The portal's pages as JSON, for apps and for the page that refreshes itself. */
export function publicRoutes(tracking: TrackingService): Route[] {
  const act = <Body extends z.ZodType>(
    name: 'rate' | 'reopen' | 'supplement',
    body: Body,
    work: (link: { code: string; token: string }, body: z.output<Body>) => Promise<void>,
  ) =>
    publicRoute({
      method: 'post',
      path: `/public/tickets/:code/${name}`,
      tag: 'Public',
      summary: `As the sender: ${name}`,
      params: z.strictObject({ code }),
      query: z.strictObject({ token }),
      body,
      response: done,
      handle: async (call) => {
        // `Parsed<Body>` is `z.output<Body>` for every schema; the compiler cannot see it while Body is open.
        await work({ code: call.params.code, token: call.query.token }, call.body as z.output<Body>);
        return { ok: true as const };
      },
    });
  return [
    publicRoute({
      method: 'get',
      path: '/public/status/:code',
      tag: 'Public',
      summary: 'Status by code: nothing of the matter or the person',
      params: z.strictObject({ code }),
      response: publicStatus,
      handle: async ({ params }) => {
        const canonical = parseTicketCode(params.code);
        const found = canonical ? await tracking.status(canonical) : null;
        if (!found) throw notFound();
        return found;
      },
    }),
    publicRoute({
      method: 'get',
      path: '/public/tickets/:code',
      tag: 'Public',
      summary: 'A ticket as its sender sees it, with the token of the private link',
      params: z.strictObject({ code }),
      query: z.strictObject({ token }),
      response: trackingView,
      handle: async ({ params, query }) => {
        const found = await tracking.track({ code: params.code, token: query.token });
        if (!found) throw notFound();
        return found;
      },
    }),
    act('rate', rateRequest, tracking.rate),
    act('reopen', reopenRequest, tracking.reopen),
    act('supplement', supplementRequest, tracking.supplement),
  ];
}
