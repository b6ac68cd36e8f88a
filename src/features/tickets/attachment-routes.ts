import { z } from 'zod';
import { notFound } from '../../lib/errors.ts';
import { staffRoute, type Route } from '../../lib/route.ts';
import type { FileStore } from '../../platform/file-store.ts';
import type { TicketService } from './ticket-service.ts';

const byId = z.strictObject({ id: z.uuid() });

/** Files, only through here: authorised, as attachment, or as a re-encoded picture. */
export function attachmentRoutes(service: Pick<TicketService, 'attachment'>, files: Pick<FileStore, 'open'>): Route[] {
  return [
    staffRoute({
      method: 'get',
      path: '/attachments/:id',
      tag: 'Attachments',
      summary: 'Download a file as it came',
      access: 'ticket:read',
      params: byId,
      response: null,
      handle: async ({ actor, params }) => {
        const record = await service.attachment(actor, params.id);
        const found = await files.open(record.storeKey);
        if (!found) throw notFound();
        return { file: { ...found, type: record.type, name: record.name, inline: false } };
      },
    }),
    staffRoute({
      method: 'get',
      path: '/attachments/:id/picture',
      tag: 'Attachments',
      summary: 'A picture for showing, re-encoded and without metadata',
      access: 'ticket:read',
      params: byId,
      response: null,
      handle: async ({ actor, params }) => {
        const record = await service.attachment(actor, params.id);
        const found = record.shownKey ? await files.open(record.shownKey) : null;
        if (!found) throw notFound();
        return { file: { ...found, type: 'image/jpeg', name: `${record.id}.jpg`, inline: true } };
      },
    }),
  ];
}
