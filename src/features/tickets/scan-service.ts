import type { LoadedTicket, TicketChanges } from '../../domain/ticket/records.ts';
import { noted } from '../../domain/ticket/actions/action.ts';
import type { FileStore } from '../../platform/file-store.ts';
import type { Database, Sql } from '../../platform/sql.ts';
import type { VirusScanner } from '../../platform/virus-scan.ts';
import { findUnscanned, saveScan, type UnscannedFile } from './scan-store.ts';

const batch = 20;

export type ScanDeps = {
  readonly database: Database;
  readonly files: Pick<FileStore, 'open'>;
  /** Null: none is configured, and files stay unscanned. */
  readonly scanner: VirusScanner | null;
  readonly tickets: {
    readonly load: (tx: Sql, ids: readonly string[]) => Promise<Map<string, LoadedTicket>>;
    readonly write: (tx: Sql, changes: readonly TicketChanges[]) => Promise<void>;
  };
  readonly now: () => Date;
  /** Tells the consoles that a ticket changed; may get lost. */
  readonly nudge: () => void;
  readonly log: { readonly warn: (fields: object, message: string) => void };
};

/**
 * Looks into files that came while the scanner was away, or before there was one. One pass goes through all of them in the
 * order they came; what the scanner cannot read is passed over until the process is started again.
 */
export function createScanService(deps: ScanDeps) {
  const { database, files, scanner } = deps;
  const refused = new Set<string>();
  let after: string | null = null;

  /** The verdict and what the ticket's history says of it, together. */
  async function block(file: UnscannedFile, malware: string): Promise<void> {
    await database.transaction(async (tx) => {
      const loaded = (await deps.tickets.load(tx, [file.ticketId])).get(file.ticketId);
      if (!(await saveScan(tx, file.id, 'infected')) || !loaded) return;
      const at = deps.now();
      const data = { attachmentId: file.id, name: file.name, malware: malware.slice(0, 200) };
      await deps.tickets.write(tx, [noted(loaded, { type: 'file.blocked', at, actor: { kind: 'system' }, data })]);
    });
    deps.nudge();
  }

  /** False when the scanner is away: the rest must wait. */
  async function look(file: UnscannedFile, by: VirusScanner): Promise<boolean> {
    const found = await files.open(file.storeKey);
    if (!found) {
      refused.add(file.id);
      deps.log.warn({ attachment: file.id }, 'a file is not in the store');
      return true;
    }
    const result = await by.scan(found.stream);
    found.stream.destroy();
    if (result.state === 'clean') await saveScan(database, file.id, 'clean');
    else if (result.state === 'infected') await block(file, result.malware);
    else if (result.isAway) return false;
    else refused.add(file.id);
    return true;
  }

  return {
    /** Takes the next few files; true while there are more and the scanner answers. */
    async sweep(): Promise<boolean> {
      if (!scanner) return false;
      const waiting = await findUnscanned(database, after, batch);
      for (const file of waiting) {
        if (!refused.has(file.id) && !(await look(file, scanner))) return false;
        after = file.id;
      }
      const isEnd = waiting.length < batch;
      if (isEnd) after = null;
      return !isEnd;
    },
  };
}
