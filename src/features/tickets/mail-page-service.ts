import { buffer } from 'node:stream/consumers';
import { canSeeTicket } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import { factsOf } from '../../domain/ticket/actions/ticket-facts.ts';
import type { AttachmentRecord } from '../../domain/ticket/records.ts';
import { notFound } from '../../lib/errors.ts';
import type { FileStore } from '../../platform/file-store.ts';
import type { Sql } from '../../platform/sql.ts';
import { findTicketOfMessage, readTicketFile } from './detail-views.ts';
import { isHtmlHidden, mailPage, mailPagePolicy, type Sanitise } from './mail-page-presenter.ts';
import { audienceOf } from './row-presenter.ts';

/** All pictures inside one page together; what does not fit is shown beside the message only. */
const pictureBytes = 8 * 2 ** 20;

export type MailPageDeps = {
  readonly database: Sql;
  readonly files: Pick<FileStore, 'open'>;
  readonly sanitise: Sanitise;
};

/** The page of a mail as its sender formatted it, and the policy it must be served under. */
export type MailPage = { readonly html: string; readonly policy: string };

export function createMailPageService({ database, files, sanitise }: MailPageDeps) {
  /** Pictures that came with the mail, by Content-ID: our own encoding of them, as addresses that hold the bytes. */
  async function inlinePictures(attachments: readonly AttachmentRecord[]): Promise<ReadonlyMap<string, string>> {
    const pictures = new Map<string, string>();
    let left = pictureBytes;
    for (const { contentId, shownKey, scan } of attachments) {
      if (contentId === null || shownKey === null || scan === 'infected') continue;
      const found = await files.open(shownKey);
      if (!found) continue;
      if (found.size > left) {
        found.stream.destroy();
        continue;
      }
      left -= found.size;
      pictures.set(contentId, `data:image/jpeg;base64,${(await buffer(found.stream)).toString('base64')}`);
    }
    return pictures;
  }

  return {
    /** Throws not found when there is no such message, no formatted text, or none that this actor may see. */
    async page(actor: StaffActor, messageId: string, options: { readonly remote: boolean }): Promise<MailPage> {
      const ticketId = await findTicketOfMessage(database, messageId);
      const file = ticketId === null ? null : await readTicketFile(database, ticketId);
      const message = file?.messages.find((one) => one.id === messageId);
      if (!file || !message?.html || !canSeeTicket(actor, factsOf(file))) throw notFound();
      const isSenderHidden = file.ticket.hideIdentity && audienceOf(actor).atAgency;
      if (isHtmlHidden(message, { isSenderHidden, actor })) throw notFound();
      const pictures = await inlinePictures(file.attachments.filter((one) => one.messageId === messageId));
      const safe = sanitise(message.html, { inline: (id) => pictures.get(id) ?? null, remote: options.remote });
      if (!safe) throw notFound();
      return { html: mailPage(safe.html), policy: mailPagePolicy(options.remote) };
    },
  };
}

export type MailPageService = ReturnType<typeof createMailPageService>;
