import path from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { AttachmentRecord } from '../../domain/ticket/records.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import { soundType } from '../../lib/sound-types.ts';
import { staffRoute, type FileAnswer, type Route } from '../../lib/route.ts';
import type { FileStore } from '../../platform/file-store.ts';
import type { MailPageService } from './mail-page-service.ts';
import type { TicketService } from './ticket-service.ts';

const byId = z.strictObject({ id: z.uuid() });
const pictures = z.strictObject({ pictures: z.enum(['own', 'remote']).default('own') });

function infected(): HubError {
  return new HubError('forbidden', 'infected', {
    vi: 'Tệp có mã độc nên đã bị chặn; không ai mở được tệp này trong hệ thống.',
    en: 'The file carries malware and is blocked; nobody can open it in this system.',
  });
}

/** Files, only through here: authorised, as attachment, or as a re-encoded picture or a page that can do nothing. */
export function attachmentRoutes(
  service: Pick<TicketService, 'attachment'>,
  files: Pick<FileStore, 'open'>,
  mailPages: MailPageService,
): Route[] {
  async function readable(actor: StaffActor, id: string): Promise<AttachmentRecord> {
    const record = await service.attachment(actor, id);
    if (record.scan === 'infected') throw infected();
    return record;
  }

  async function original(record: AttachmentRecord): Promise<FileAnswer> {
    const found = await files.open(record.storeKey);
    if (!found) throw notFound();
    return { file: { ...found, type: record.type, name: record.name, inline: false } };
  }

  /** Encoded anew, without place, camera and author. */
  async function shown(record: AttachmentRecord, inline: boolean): Promise<FileAnswer> {
    const found = record.shownKey ? await files.open(record.shownKey) : null;
    if (!found) throw notFound();
    return { file: { ...found, type: 'image/jpeg', name: `${path.parse(record.name).name || record.id}.jpg`, inline } };
  }

  return [
    staffRoute({
      method: 'get',
      path: '/attachments/:id',
      tag: 'Attachments',
      summary: 'Download a file; of a picture what is shown of it, without its metadata',
      access: 'ticket:read',
      params: byId,
      response: null,
      handle: async ({ actor, params }) => {
        const record = await readable(actor, params.id);
        return record.shownKey === null ? original(record) : shown(record, false);
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
      handle: async ({ actor, params }) => shown(await readable(actor, params.id), true),
    }),
    staffRoute({
      method: 'get',
      path: '/attachments/:id/sound',
      tag: 'Attachments',
      summary: 'A recording or voice message, for listening',
      access: 'ticket:read',
      params: byId,
      response: null,
      handle: async ({ actor, params }) => {
        const record = await readable(actor, params.id);
        const type = soundType(record.type);
        const found = type === null ? null : await files.open(record.storeKey);
        if (type === null || !found) throw notFound();
        return { file: { ...found, type, name: record.name, inline: true } };
      },
    }),
    staffRoute({
      method: 'get',
      path: '/attachments/:id/original',
      tag: 'Attachments',
      summary: 'Download a file as it came, metadata included',
      access: 'attachment:original',
      params: byId,
      response: null,
      handle: async ({ actor, params }) => original(await readable(actor, params.id)),
    }),
    staffRoute({
      method: 'get',
      path: '/messages/:id/page',
      tag: 'Attachments',
      summary:
        'A mail as its sender formatted it: a page for a sandboxed frame; pictures from elsewhere only when asked for',
      access: 'ticket:read',
      params: byId,
      query: pictures,
      response: null,
      handle: async ({ actor, params, query }) => {
        const { html, policy } = await mailPages.page(actor, params.id, { remote: query.pictures === 'remote' });
        const bytes = Buffer.from(html);
        const type = 'text/html; charset=utf-8';
        const stream = Readable.from([bytes]);
        return { file: { stream, size: bytes.length, type, name: 'mail.html', inline: true, policy } };
      },
    }),
  ];
}
