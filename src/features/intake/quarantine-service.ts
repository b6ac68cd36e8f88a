import { plainMessage } from '../../channels/inbound.ts';
import type { ByHandRequest, QuarantinedReceipt } from '../../contract/intake.ts';
import { may } from '../../domain/access/policies.ts';
import type { StaffActor } from '../../domain/access/roles.ts';
import type { ReferenceData } from '../../domain/reference/reference-data.ts';
import { decodeText } from '../../domain/mail/decode-text.ts';
import { maskExcerpt } from '../../domain/text/entities.ts';
import { maskRaw, restoreNumbers } from '../../domain/text/mask-raw.ts';
import { shownForm } from '../../domain/text/normalise.ts';
import { HubError, notFound } from '../../lib/errors.ts';
import type { Database } from '../../platform/sql.ts';
import type { AccountService, ChannelLine } from '../channels/account-service.ts';
import { commitBatch, type CommitDeps } from './commit-batch.ts';
import { codeOfReceipt, type BatchRouting } from './open-from-message.ts';
import {
  dismissQuarantined,
  findQuarantined,
  listQuarantine,
  retryQuarantined,
  takeQuarantined,
  type QuarantinedFull,
  type QuarantinedRow,
} from './quarantine-store.ts';

const longestText = 50_000;

function alreadyDone(): HubError {
  return new HubError('conflict', 'not_in_quarantine', {
    vi: 'Bản tin này không còn trong cách ly: người khác vừa xử lý.',
    en: 'This receipt is no longer in quarantine: somebody has just dealt with it.',
  });
}

function idOf(text: string): bigint {
  if (!/^\d{1,18}$/.test(text)) throw notFound();
  return BigInt(text);
}

/** What could not become a ticket by itself: read it, try again, make a ticket by hand, or dismiss it with a reason. */
export function createQuarantineService(
  deps: CommitDeps & {
    readonly database: Database;
    readonly accounts: Pick<AccountService, 'list' | 'find' | 'lineFor'>;
    readonly reference: () => Promise<ReferenceData>;
    readonly routing: () => Promise<BatchRouting>;
    readonly nudge: () => void;
    readonly committed: () => void;
  },
) {
  const { database } = deps;

  function present(row: QuarantinedRow, lines: readonly ChannelLine[]): QuarantinedReceipt {
    const line = lines.find((one) => one.id === row.accountId);
    return {
      id: row.id.toString(),
      account: { id: row.accountId, kind: line?.kind ?? '', name: line?.name ?? row.accountId },
      receivedAt: row.receivedAt.toISOString(),
      reason: row.reason ?? 'unknown',
      detail: row.detail === null ? null : maskExcerpt(row.detail),
      size: row.size,
      attempts: row.attempts,
    };
  }

  async function found(id: string): Promise<QuarantinedFull> {
    const row = await findQuarantined(database, idOf(id));
    if (!row) throw notFound();
    return row;
  }

  return {
    async list(input: { readonly after?: string | undefined; readonly limit: number }) {
      const rows = await listQuarantine(
        database,
        input.after === undefined ? null : idOf(input.after),
        input.limit + 1,
      );
      const lines = await deps.accounts.list();
      const page = rows.slice(0, input.limit);
      return {
        items: page.map((row) => present(row, lines)),
        next: rows.length > input.limit ? (page.at(-1)?.id.toString() ?? null) : null,
      };
    },

    /** The receipt as text; numbers of identity cards and accounts masked for those who have no right to them. */
    async read(actor: StaffActor, id: string) {
      const row = await found(id);
      const text = shownForm(decodeText(row.raw.subarray(0, longestText * 4)).text);
      return {
        ...present(row, await deps.accounts.list()),
        headers: { ...row.headers },
        text: may(actor, 'identity:read') ? text.slice(0, longestText) : maskRaw(text.slice(0, longestText)),
        isCut: text.length > longestText || row.size > longestText * 4,
      };
    },

    async retry(actor: StaffActor, id: string): Promise<void> {
      if (!(await retryQuarantined(database, idOf(id), actor.id))) throw alreadyDone();
      deps.nudge();
    },

    async dismiss(actor: StaffActor, id: string, reason: string): Promise<void> {
      const by = { detail: `${actor.name}: ${reason}`, actorId: actor.id };
      if (!(await dismissQuarantined(database, idOf(id), by))) throw alreadyDone();
    },

    /** A ticket of what a person read out of the receipt. The same commit as for any report, so its code is that of the receipt. */
    async byHand(actor: StaffActor, id: string, request: ByHandRequest): Promise<string> {
      const row = await found(id);
      const line = await deps.accounts.find(row.accountId);
      if (!line) throw notFound();
      const [reference, routing] = await Promise.all([deps.reference(), deps.routing()]);
      // Who filed it may have read it masked; the ticket has what was sent.
      const original = may(actor, 'identity:read') ? '' : decodeText(row.raw.subarray(0, longestText * 4)).text;
      const receipt = { ...row, attempts: row.attempts };
      await database.transaction(async (tx) => {
        if (!(await takeQuarantined(tx, row.id, actor.id))) throw alreadyDone();
        const message = plainMessage({
          externalId: row.externalId,
          from: {
            address: request.email?.toLowerCase() ?? null,
            kind: 'email' as const,
            name: request.senderName ?? null,
            verified: false,
          },
          subject: request.subject === undefined ? null : restoreNumbers(request.subject, original),
          text: shownForm(restoreNumbers(request.text, original)),
        });
        await commitBatch(tx, [{ type: 'message', receipt, line, message, files: [] }], { reference, routing }, deps);
      });
      deps.committed();
      return codeOfReceipt(row, { prefix: reference.province.codePrefix, key: deps.key });
    },
  };
}

export type QuarantineService = ReturnType<typeof createQuarantineService>;
