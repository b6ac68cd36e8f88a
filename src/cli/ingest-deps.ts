import { mailReceipt, readMail } from '../context.ts';
import { HubError } from '../lib/errors.ts';
import { sanitiseHtml } from '../platform/sanitise.ts';
import type { IngestDeps } from './ingest.ts';
import { openContext } from './with-context.ts';

/** `hub ingest email` on the real hub: the same receipts, filters and commit as mail that arrives. */
export const ingestDeps: IngestDeps = {
  normaliseMail: (raw) => readMail(raw),
  showHtml: (html) => sanitiseHtml(html, { inline: (id) => `cid:${id}`, remote: false })?.html ?? null,
  async openIntake(account) {
    const opened = await openContext();
    const { accounts, intake, now } = opened.context;
    const line = (await accounts.list()).find(
      (one) => one.kind === 'email' && (account === null || one.id === account),
    );
    if (!line) {
      await opened[Symbol.asyncDispose]();
      throw new HubError('invalid', 'no_mailbox', {
        vi: 'Chưa có hộp thư này. Thêm bằng `hub channel add email …`.',
        en: 'There is no such mailbox. Add one with `hub channel add email …`.',
      });
    }
    return {
      async ingest(raw) {
        const end = await intake.takeThrough(line.id, mailReceipt(raw), now());
        const outcome = end.state === 'done' ? (end.outcome ?? 'created') : end.state;
        return { outcome, reason: end.reason, ticket: end.code };
      },
      [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
    };
  },
};
