import { saysNothing, type FormChoices, type InboundMessage } from '../../channels/inbound.ts';
import type { Notice } from '../../channels/notice.ts';
import { cutText } from '../../domain/text/cut.ts';
import { shownForm } from '../../domain/text/normalise.ts';
import type { AccountService, ChannelLine } from '../channels/account-service.ts';
import type { AskName } from './ask-name.ts';
import type { ConfirmReports } from './confirm-reports.ts';
import { fetchFiles, type FetchMedia } from './fetch-files.ts';
import type { ClaimedReceipt } from './receipt-store.ts';
import type { KeptFile } from '../../domain/ticket/records.ts';

/** What one receipt turned out to be, before anything is written. */
export type Understood =
  | {
      readonly type: 'message';
      readonly receipt: ClaimedReceipt;
      readonly line: ChannelLine;
      readonly message: InboundMessage;
      readonly files: readonly KeptFile[];
    }
  | {
      readonly type: 'notice';
      readonly receipt: ClaimedReceipt;
      readonly line: ChannelLine;
      readonly notice: Notice;
      readonly files: readonly KeptFile[];
    }
  | { readonly type: 'ignore'; readonly receipt: ClaimedReceipt; readonly reason: string }
  | { readonly type: 'quarantine'; readonly receipt: ClaimedReceipt; readonly reason: string };

/** For what is stored beside the text: one line, nothing that PostgreSQL refuses (NUL, halves of letters). */
function cleanLine(text: string): string {
  return shownForm(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}

/** A place alone is a message too. */
function placeWords({ point }: InboundMessage): string {
  return point ? `Vị trí: ${point.lat.toFixed(5)}, ${point.lon.toFixed(5)}` : '';
}

function cleanName(name: string | null): string | null {
  return name === null ? null : cutText(shownForm(name).replace(/\s+/g, ' ').trim(), 120) || null;
}

function cleanForm(form: FormChoices): FormChoices {
  return { ...form, ...(form.address !== undefined && { address: cleanLine(form.address) }) };
}

function cleaned(message: InboundMessage): InboundMessage {
  const { automatic, form } = message;
  return {
    ...message,
    externalId: cleanLine(message.externalId),
    references: message.references.map(cleanLine),
    automatic: automatic && { ...automatic, detail: cleanLine(automatic.detail) },
    form: form && cleanForm(form),
    problems: message.problems.map(({ vi, en }) => ({ vi: cleanLine(vi), en: cleanLine(en) })),
    text: shownForm(message.text).trim() || placeWords(message),
    fullText: message.fullText === null ? null : shownForm(message.fullText),
    html: message.html === null ? null : shownForm(message.html),
    subject: message.subject === null ? null : cutText(shownForm(message.subject).replace(/\s+/g, ' ').trim(), 300),
    from: { ...message.from, name: cleanName(message.from.name) },
  };
}

/** Asks the channel's adapter what a receipt says. Throws only when something outside failed and a later try may do. */
export function createUnderstand(deps: {
  readonly accounts: Pick<AccountService, 'find'>;
  readonly keep: (attachments: InboundMessage['attachments']) => Promise<KeptFile[]>;
  readonly fetchMedia: FetchMedia;
  readonly askName: AskName;
  readonly confirmReports: ConfirmReports;
}) {
  return async function understand(receipt: ClaimedReceipt): Promise<Understood> {
    const line = await deps.accounts.find(receipt.accountId);
    if (!line) return { type: 'quarantine', receipt, reason: 'account_removed' };
    const normalised = await line.adapter.normalise(
      {
        kind: receipt.kind,
        externalId: receipt.externalId,
        body: receipt.raw,
        headers: receipt.headers,
        receivedAt: receipt.receivedAt,
      },
      line,
    );
    if (normalised.type === 'ignore') return { type: 'ignore', receipt, reason: normalised.reason };
    const fetching = { attempt: receipt.attempts, fetchMedia: deps.fetchMedia };
    if (normalised.type === 'notice') {
      const { notice } = normalised;
      if (notice.kind === 'delivery') {
        const reports = await deps.confirmReports(line, notice.reports, receipt);
        return { type: 'notice', receipt, line, notice: { kind: 'delivery', reports }, files: [] };
      }
      if (notice.kind !== 'echo' && notice.kind !== 'edited')
        return { type: 'notice', receipt, line, notice, files: [] };
      const fetched = await fetchFiles(line, notice.remoteFiles ?? [], fetching);
      const told =
        notice.kind === 'echo'
          ? { ...notice, text: shownForm(notice.text).trim() }
          : { ...notice, problems: [...(notice.problems ?? []), ...fetched.problems] };
      return { type: 'notice', receipt, line, notice: told, files: await deps.keep(fetched.attachments) };
    }
    if (normalised.type === 'unreadable') return { type: 'quarantine', receipt, reason: normalised.reason };
    const message = cleaned(normalised.message);
    const remote = message.remoteFiles ?? [];
    if (saysNothing(message)) return { type: 'ignore', receipt, reason: 'empty' };
    const { from } = message;
    const [fetched, name] = await Promise.all([
      fetchFiles(line, remote, fetching),
      from.name ?? deps.askName(line, from).then(cleanName),
    ]);
    return {
      type: 'message',
      receipt,
      line,
      message: { ...message, from: { ...from, name }, problems: [...message.problems, ...fetched.problems] },
      files: await deps.keep([...message.attachments, ...fetched.attachments]),
    };
  };
}
