import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { Command } from 'commander';
import { saysNothing, type InboundMessage, type Normalised } from '../channels/inbound.ts';

/** What became of one mail. */
export type IngestOutcome = {
  readonly outcome: 'created' | 'appended' | 'ignored' | 'quarantined';
  readonly reason: string | null;
  /** Code of the ticket, where there is one. */
  readonly ticket: string | null;
};

/** The hub's intake, opened for one run of the command. */
export type MailIntake = AsyncDisposable & { readonly ingest: (raw: Buffer) => Promise<IngestOutcome> };

/** What the command needs of the hub; adapters and database come in from outside. */
export type IngestDeps = {
  readonly normaliseMail: (raw: Buffer) => Promise<Normalised>;
  /** HTML of a mail as the hub would show it; null when it shows the text alone. */
  readonly showHtml: (html: string) => string | null;
  /** `account`: the mailbox to take the mails for; null: the only or first one. */
  readonly openIntake: (account: string | null) => Promise<MailIntake>;
};

const help = `
Takes raw mails (.eml) as if they had arrived in the mailbox. With --dry-run they are only read and judged: no database.
--json prints one object a file: {file, outcome, reason, ticket, from, fromName, subject, text, html,
attachments: [{name, size, type}], messageId, auto, bounce}. outcome: created, appended, ignored, quarantined. html is what
the hub shows: without scripts and pictures from outside.
A file that cannot be read is reported as quarantined and gives exit code 1; the others are still taken.`;

/** Files beyond this are no mail. */
const maxFileBytes = 100 * 2 ** 20;

/** `hub ingest email`. Mistakes of use throw a CommanderError for the program to turn into exit code 2. */
export function ingestCommand(deps: IngestDeps): Command {
  const email = new Command('email')
    .description('take mails from files')
    .argument('<file...>', 'raw mails')
    .option('--account <account>', 'the mailbox they came to')
    .option('--dry-run', 'only show what they are understood as; needs no database')
    .option('--json', 'print one JSON object a file')
    .addHelpText('after', help)
    .exitOverride()
    .action((files: string[], options: IngestOptions) => ingestFiles(files, options, deps));
  return new Command('ingest').description('take messages from files').exitOverride().addCommand(email);
}

type IngestOptions = { readonly account?: string; readonly dryRun?: true; readonly json?: true };

async function ingestFiles(files: readonly string[], options: IngestOptions, deps: IngestDeps): Promise<void> {
  await using intake = options.dryRun ? null : await deps.openIntake(options.account ?? null);
  for (const file of files) {
    const line = await ingestFile(file, intake, deps);
    if (line.isFailure) process.exitCode = 1;
    await print(options.json ? `${JSON.stringify(line.result)}\n` : `${summary(line.result)}\n`);
  }
}

type Result = IngestOutcome & { readonly file: string } & ReturnType<typeof presentMessage>;

async function ingestFile(
  file: string,
  intake: MailIntake | null,
  deps: IngestDeps,
): Promise<{ readonly result: Result; readonly isFailure: boolean }> {
  try {
    if ((await stat(file)).size > maxFileBytes) throw new Error('the file is too large for a mail');
    const raw = await readFile(file);
    const normalised = await deps.normaliseMail(raw);
    const outcome = intake === null ? foretell(normalised) : await intake.ingest(raw);
    return {
      result: { file, ...outcome, ...presentMessage(normalised.type === 'message' ? normalised.message : null, deps) },
      isFailure: normalised.type === 'unreadable',
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      result: { file, outcome: 'quarantined', reason, ticket: null, ...presentMessage(null, deps) },
      isFailure: true,
    };
  }
}

/** What can be told without a database: whether a ticket exists already cannot. */
function foretell(normalised: Normalised): IngestOutcome {
  switch (normalised.type) {
    case 'unreadable':
      return { outcome: 'quarantined', reason: normalised.reason, ticket: null };
    case 'ignore':
      return { outcome: 'ignored', reason: normalised.reason, ticket: null };
    case 'notice':
      return { outcome: 'ignored', reason: normalised.notice.kind, ticket: null };
    case 'message': {
      const { automatic } = normalised.message;
      if (saysNothing(normalised.message)) return { outcome: 'ignored', reason: 'empty', ticket: null };
      if (automatic === null) return { outcome: 'created', reason: null, ticket: null };
      return { outcome: 'ignored', reason: `${automatic.kind}: ${automatic.detail}`, ticket: null };
    }
  }
}

function presentMessage(message: InboundMessage | null, { showHtml }: Pick<IngestDeps, 'showHtml'>) {
  const kind = message?.automatic?.kind;
  const html = message?.html ?? null;
  return {
    from: message?.from.address ?? null,
    fromName: message?.from.name ?? null,
    subject: message?.subject ?? null,
    text: message?.text ?? null,
    html: html === null ? null : showHtml(html),
    attachments: message?.attachments.map(({ name, type, bytes }) => ({ name, size: bytes.length, type })) ?? [],
    messageId: message?.externalId ?? null,
    auto: kind !== undefined,
    bounce: kind === 'bounce' || kind === 'delayed',
  };
}

function summary({ file, outcome, reason, ticket, from, subject }: Result): string {
  return [file, outcome, ticket ?? reason ?? '', from ?? '', subject ?? ''].join('\t').trimEnd();
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}
