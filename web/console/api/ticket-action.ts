import type { z } from 'zod';
import type { assignRequest, forwardRequest, unsealRequest } from '../../../src/contract/hand-over.ts';
import {
  ticketDetail,
  type acceptRequest,
  type answerRequest,
  type approveRequest,
  type askRequest,
  type divertRequest,
  type draftRequest,
  type MessageView,
  type noteRequest,
  type refuseRequest,
  type rejectRequest,
  type returnRequest,
  type routeRequest,
  type TicketDetail,
  type versionRequest,
} from '../../../src/contract/tickets.ts';
import { request } from './request.ts';

type Bodies = {
  route: z.input<typeof routeRequest>;
  accept: z.input<typeof acceptRequest>;
  return: z.input<typeof returnRequest>;
  forward: z.input<typeof forwardRequest>;
  assign: z.input<typeof assignRequest>;
  unseal: z.input<typeof unsealRequest>;
  note: z.input<typeof noteRequest>;
  ask: z.input<typeof askRequest>;
  draft: z.input<typeof draftRequest>;
  submit: z.input<typeof answerRequest>;
  approve: z.input<typeof approveRequest>;
  reject: z.input<typeof rejectRequest>;
  divert: z.input<typeof divertRequest>;
  refuse: z.input<typeof refuseRequest>;
  spam: z.input<typeof versionRequest>;
  close: z.input<typeof versionRequest>;
};

/** What staff do to a ticket, with what each needs to be told. */
export type ActionCall = {
  readonly [K in keyof Bodies]: { readonly action: K; readonly body: Bodies[K] };
}[keyof Bodies];

/** Null: done, and the ticket is no longer within this person's scope. */
const afterAction = ticketDetail.nullable();

/** Hides a public comment from others where it stands, or shows it again. */
export function moderateComment(
  id: string,
  messageId: string,
  what: NonNullable<MessageView['moderation']>,
): Promise<TicketDetail | null> {
  return request({
    path: `/api/v1/tickets/${encodeURIComponent(id)}/messages/${encodeURIComponent(messageId)}/${what}`,
    schema: afterAction,
    body: {},
  });
}

/** Carries out an action; answers the ticket as it is after it. */
export function actOnTicket(id: string, call: ActionCall): Promise<TicketDetail | null> {
  return request({
    path: `/api/v1/tickets/${encodeURIComponent(id)}/${call.action}`,
    schema: afterAction,
    body: call.body,
  });
}
