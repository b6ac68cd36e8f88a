import { z } from 'zod';
import { assignRequest, forwardRequest, unsealRequest } from '../../contract/hand-over.ts';
import {
  acceptRequest,
  answerRequest,
  approveRequest,
  askRequest,
  divertRequest,
  draftRequest,
  noteRequest,
  queueCounts,
  refuseRequest,
  rejectRequest,
  returnRequest,
  routeRequest,
  ticketDetail,
  ticketPage,
  ticketQuery,
  versionRequest,
  type QueueKey,
} from '../../contract/tickets.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import {
  approveAnswer,
  askSender,
  draftAnswer,
  rejectAnswer,
  submitAnswer,
} from '../../domain/ticket/actions/answer-sender.ts';
import { encloseFiles, releaseFiles } from '../../domain/ticket/actions/enclose-files.ts';
import { closeTicket, divertTicket, markSpam, refuseTicket } from '../../domain/ticket/actions/end-ticket.ts';
import { acceptByLead, giveAssignment } from '../../domain/ticket/actions/give-assignment.ts';
import { forwardAssignment, returnAssignment } from '../../domain/ticket/actions/hand-over.ts';
import { routeTicket } from '../../domain/ticket/actions/route-ticket.ts';
import { unsealTicket } from '../../domain/ticket/actions/unseal-ticket.ts';
import { acceptAssignment, addNote } from '../../domain/ticket/actions/work-assignment.ts';
import { notFound } from '../../lib/errors.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { TicketAction } from '../../domain/ticket/transitions.ts';
import type { StaffDecision, TicketService } from './ticket-service.ts';

const byId = z.strictObject({ id: z.uuid() });
const byIdOrCode = z.strictObject({ id: z.string().min(1).max(60) });
/** Null: done, and the ticket is no longer in the actor's scope (returned, sealed). */
const afterAction = ticketDetail.nullable();

/** Notes carry no version: they can overwrite nothing. */
function versionOf(body: object): number | null {
  return 'version' in body && typeof body.version === 'number' ? body.version : null;
}

function action<Body extends z.ZodType<object>>(
  service: TicketService,
  input: {
    readonly name: string;
    readonly action: TicketAction;
    readonly summary: string;
    readonly body: Body;
    readonly decide: (body: z.output<Body>) => StaffDecision;
  },
): Route {
  return staffRoute({
    method: 'post',
    path: `/tickets/:id/${input.name}`,
    tag: 'Tickets',
    summary: input.summary,
    access: 'ticket:read',
    params: byId,
    body: input.body,
    response: afterAction,
    handle: ({ actor, params, body }) => {
      // `Parsed<Body>` is `z.output<Body>` for every schema; the compiler cannot see it while Body is open.
      const parsed = body as z.output<Body>;
      return service.act(
        actor,
        { id: params.id, action: input.action, version: versionOf(parsed) },
        input.decide(parsed),
      );
    },
  });
}

/** Lists, one ticket, and every step of work on it. Which steps an actor may take is domain/access. */
export function ticketRoutes(service: TicketService, queuesOf: (actor: StaffActor) => readonly QueueKey[]): Route[] {
  const step = <Body extends z.ZodType<object>>(input: Parameters<typeof action<Body>>[1]) => action(service, input);
  return [
    staffRoute({
      method: 'get',
      path: '/tickets',
      tag: 'Tickets',
      summary: 'A page of a queue, in keyset order',
      access: 'ticket:read',
      query: ticketQuery,
      response: ticketPage,
      handle: ({ actor, query }) => service.list(actor, query),
    }),
    staffRoute({
      method: 'get',
      path: '/queues',
      tag: 'Tickets',
      summary: "Counts of the actor's queues",
      access: 'ticket:read',
      response: queueCounts,
      handle: ({ actor }) => service.counts(actor, queuesOf(actor)),
    }),
    staffRoute({
      method: 'get',
      path: '/tickets/:id',
      tag: 'Tickets',
      summary: 'One ticket, by id or code',
      access: 'ticket:read',
      params: byIdOrCode,
      response: ticketDetail,
      handle: async ({ actor, params }) => {
        const found = await service.detail(actor, params.id);
        if (!found) throw notFound();
        return found;
      },
    }),
    step({
      name: 'route',
      action: 'route',
      summary: 'Give it to its agencies',
      body: routeRequest,
      decide: (body) => (loaded, context) => routeTicket(loaded, body, context),
    }),
    step({
      name: 'accept',
      action: 'accept',
      summary: 'The agency accepts; when its lead does, the hub chooses who handles it',
      body: acceptRequest,
      decide: () => async (loaded, context, read) =>
        context.actor.role === 'lead'
          ? acceptByLead(loaded, await read.people(), context)
          : acceptAssignment(loaded, context),
    }),
    step({
      name: 'return',
      action: 'return',
      summary: 'The agency returns it with a reason',
      body: returnRequest,
      decide: (body) => (loaded, context) => returnAssignment(loaded, body.reason, context),
    }),
    step({
      name: 'forward',
      action: 'forward',
      summary: 'The agency passes it on to another with a reason',
      body: forwardRequest,
      decide: (body) => (loaded, context) => forwardAssignment(loaded, body, context),
    }),
    step({
      name: 'assign',
      action: 'assign',
      summary: 'Give it to a person or a team of the agency, or let the hub choose',
      body: assignRequest,
      decide: (body) => async (loaded, context, read) =>
        giveAssignment(loaded, { ...body, people: await read.people() }, context),
    }),
    step({
      name: 'note',
      action: 'note',
      summary: 'Add an internal note',
      body: noteRequest,
      decide: (body) => async (loaded, context, read) =>
        encloseFiles(addNote(loaded, body.text, context), await read.enclosed('note', body.files), context.at),
    }),
    step({
      name: 'ask',
      action: 'ask',
      summary: 'Ask the sender for more',
      body: askRequest,
      decide: (body) => async (loaded, context, read) =>
        encloseFiles(askSender(loaded, body.text, context), await read.enclosed('question', body.files), context.at),
    }),
    step({
      name: 'draft',
      action: 'draft',
      summary: 'Save an answer that is being written',
      body: draftRequest,
      decide: (body) => async (loaded, context, read) =>
        draftAnswer(loaded, { text: body.text, draft: await read.ownDraft() }, context),
    }),
    step({
      name: 'submit',
      action: 'submit',
      summary: 'Submit an answer for approval',
      body: answerRequest,
      decide: (body) => async (loaded, context, read) =>
        encloseFiles(
          submitAnswer(loaded, { text: body.text, draft: await read.ownDraft() }, context),
          await read.enclosed('answer', body.files),
          context.at,
        ),
    }),
    step({
      name: 'approve',
      action: 'approve',
      summary: 'Approve the answer and send it',
      body: approveRequest,
      decide: (body) => async (loaded, context, read) =>
        releaseFiles(
          approveAnswer(loaded, await read.message(body.messageId), context),
          await read.files(body.messageId),
        ),
    }),
    step({
      name: 'reject',
      action: 'reject',
      summary: 'Send the answer back to the officer',
      body: rejectRequest,
      decide: (body) => async (loaded, context, read) => {
        const submitted = await read.message(body.messageId);
        const rejected = rejectAnswer(loaded, { submitted, reason: body.reason }, context);
        await read.giveBack(body.messageId);
        return rejected;
      },
    }),
    step({
      name: 'divert',
      action: 'divert',
      summary: 'Guide the sender to the complaint or denunciation procedure',
      body: divertRequest,
      decide: (body) => (loaded, context) => divertTicket(loaded, body, context),
    }),
    step({
      name: 'refuse',
      action: 'refuse',
      summary: 'Refuse with a lawful reason',
      body: refuseRequest,
      decide: (body) => (loaded, context) => refuseTicket(loaded, body.reason, context),
    }),
    step({
      name: 'unseal',
      action: 'unseal',
      summary: 'An inspector finds that it is no denunciation: it goes to triage',
      body: unsealRequest,
      decide: (body) => (loaded, context) => unsealTicket(loaded, body.reason, context),
    }),
    step({ name: 'spam', action: 'mark_spam', summary: 'Mark as spam', body: versionRequest, decide: () => markSpam }),
    step({
      name: 'close',
      action: 'close',
      summary: 'End an answered case',
      body: versionRequest,
      decide: () => closeTicket,
    }),
  ];
}
