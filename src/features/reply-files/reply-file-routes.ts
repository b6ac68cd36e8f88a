import { z } from 'zod';
import { replyFile, replyFileList, replyFileRequest } from '../../contract/reply-files.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { ReplyFileService } from './reply-file-service.ts';

const ofTicket = z.strictObject({ id: z.uuid() });
const ofFile = z.strictObject({ id: z.uuid(), fileId: z.uuid() });

/** Files that go with an answer, a question to the sender or a note, before they are sent. */
export function replyFileRoutes(service: ReplyFileService): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/tickets/:id/files',
      tag: 'Attachments',
      summary: 'Own files that wait to be sent with words on this ticket',
      access: 'ticket:read',
      params: ofTicket,
      response: replyFileList,
      handle: async ({ actor, params }) => ({ items: await service.list(actor, params.id) }),
    }),
    staffRoute({
      method: 'post',
      path: '/tickets/:id/files',
      tag: 'Attachments',
      summary: 'Put a file to words that are being written; it is named by its id when they are sent',
      access: 'ticket:read',
      params: ofTicket,
      body: replyFileRequest,
      maxBody: '14mb',
      response: replyFile,
      handle: ({ actor, params, body }) => service.add(actor, { ...body, ticketId: params.id }),
    }),
    staffRoute({
      method: 'get',
      path: '/tickets/:id/files/:fileId',
      tag: 'Attachments',
      summary: 'A file that waits, as it would be sent',
      access: 'ticket:read',
      params: ofFile,
      response: null,
      handle: ({ actor, params }) => service.open(actor, params.id, params.fileId),
    }),
    staffRoute({
      method: 'delete',
      path: '/tickets/:id/files/:fileId',
      tag: 'Attachments',
      summary: 'Take a file away before it is sent',
      access: 'ticket:read',
      params: ofFile,
      response: replyFileList,
      handle: async ({ actor, params }) => {
        await service.remove(actor, params.id, params.fileId);
        return { items: await service.list(actor, params.id) };
      },
    }),
  ];
}
