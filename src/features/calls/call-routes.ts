import { z } from 'zod';
import {
  callAttached,
  callAttachRequest,
  callDesk,
  callDetail,
  callOutcomeRequest,
  callPage,
  callQuery,
  callReported,
  callReportRequest,
  categorySuggestions,
  extensionAnswer,
  extensionRequest,
  suggestionRequest,
} from '../../contract/calls.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import type { Decision, RoutableReport } from '../../domain/routing/decision.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { CallDeskService } from './call-desk-service.ts';
import type { CallReportService } from './call-report-service.ts';
import type { RecordingService } from './recording-service.ts';
import { suggestCategories } from './suggest-categories.ts';

export type CallRouteDeps = {
  readonly desk: CallDeskService;
  readonly reports: Pick<CallReportService, 'report' | 'attach'>;
  readonly recordings: Pick<RecordingService, 'open' | 'again'>;
  readonly decide: (report: RoutableReport) => Promise<Decision>;
  readonly reference: () => Promise<ReferenceData>;
};

const byId = z.strictObject({ id: z.uuid() });
const shared = { tag: 'Calls', access: 'call:work' } as const;

/** The call desk: what rings, who calls, what they said, and who is to be called back. */
export function callRoutes({ desk, reports, recordings, decide, reference }: CallRouteDeps): Route[] {
  return [
    staffRoute({
      ...shared,
      method: 'get',
      path: '/calls/desk',
      summary: 'Calls of this moment, numbers to call back, and the own telephone',
      response: callDesk,
      handle: ({ actor }) => desk.desk(actor),
    }),
    staffRoute({
      ...shared,
      method: 'get',
      path: '/calls',
      summary: 'Calls, newest first; by number, name, tax code or code of a ticket',
      query: callQuery,
      response: callPage,
      handle: ({ actor, query }) => desk.list(actor, query),
    }),
    staffRoute({
      ...shared,
      method: 'get',
      path: '/calls/:id',
      summary: 'A call with the card of who calls',
      params: byId,
      response: callDetail,
      handle: ({ actor, params }) => desk.detail(actor, params.id),
    }),
    staffRoute({
      ...shared,
      method: 'get',
      path: '/calls/:id/recording',
      summary: 'The recording of a call, for listening',
      params: byId,
      response: null,
      handle: async ({ params }) => ({ file: { ...(await recordings.open(params.id)), inline: true } }),
    }),
    staffRoute({
      ...shared,
      method: 'post',
      path: '/calls/:id/recording',
      summary: 'Fetch a recording again that could not be had',
      params: byId,
      response: callDetail,
      handle: async ({ actor, params }) => {
        await recordings.again(params.id);
        return desk.detail(actor, params.id);
      },
    }),
    staffRoute({
      ...shared,
      method: 'post',
      path: '/calls/extension',
      summary: 'Say which telephone is the own one',
      body: extensionRequest,
      response: extensionAnswer,
      handle: ({ actor, body }) => desk.setExtension(actor, body.extension),
    }),
    staffRoute({
      ...shared,
      method: 'post',
      path: '/calls/suggestions',
      summary: 'Likely categories of what has been written down so far',
      body: suggestionRequest,
      response: categorySuggestions,
      handle: async ({ body }) => suggestCategories(body, { decide, reference: await reference() }),
    }),
    staffRoute({
      ...shared,
      method: 'post',
      path: '/calls/:id/report',
      summary: 'Open a ticket of what the caller said and heard read back',
      params: byId,
      body: callReportRequest,
      response: callReported,
      handle: ({ actor, params, body }) => reports.report(actor, params.id, body),
    }),
    staffRoute({
      ...shared,
      method: 'post',
      path: '/calls/:id/attach',
      summary: 'Put a call to a ticket that is there',
      params: byId,
      body: callAttachRequest,
      response: callAttached,
      handle: ({ actor, params, body }) => reports.attach(actor, params.id, body),
    }),
    staffRoute({
      ...shared,
      method: 'post',
      path: '/calls/:id/claim',
      summary: 'Take it on to call this number back',
      params: byId,
      response: callDetail,
      handle: async ({ actor, params }) => {
        await desk.claim(actor, params.id);
        return desk.detail(actor, params.id);
      },
    }),
    staffRoute({
      ...shared,
      method: 'post',
      path: '/calls/:id/release',
      summary: 'Leave calling back to others again',
      params: byId,
      response: callDetail,
      handle: async ({ actor, params }) => {
        await desk.release(actor, params.id);
        return desk.detail(actor, params.id);
      },
    }),
    staffRoute({
      ...shared,
      method: 'post',
      path: '/calls/:id/outcome',
      summary: 'How calling back went: reached, not reached, not needed',
      params: byId,
      body: callOutcomeRequest,
      response: callDetail,
      handle: async ({ actor, params, body }) => {
        await desk.settle(actor, params.id, body);
        return desk.detail(actor, params.id);
      },
    }),
  ];
}
