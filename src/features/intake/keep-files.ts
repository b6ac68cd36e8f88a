import type { InboundAttachment } from '../../channels/inbound.ts';
import { cutText } from '../../domain/text/cut.ts';
import { shownForm } from '../../domain/text/normalise.ts';
import type { FileStore } from '../../platform/file-store.ts';
import type { ExaminedFile } from '../../platform/pictures.ts';
import type { ScanResult } from '../../platform/virus-scan.ts';
import type { KeptFile } from '../../domain/ticket/records.ts';

const longestName = 180;
const unexamined: ExaminedFile = { type: 'application/octet-stream', shown: null, point: null, problem: null };

/** A name that is safe to show and to send in a header: no control signs, no path, never empty, not endless. */
function safeFileName(name: string): string {
  const base =
    shownForm(name)
      .replace(/[\n\t]/g, ' ')
      .split(/[/\\]/)
      .at(-1)
      ?.trim() ?? '';
  const plain = base.replace(/^\.+/, '').trim();
  if (plain === '') return 'tep-dinh-kem';
  if (plain.length <= longestName) return plain;
  const dot = plain.lastIndexOf('.');
  const extension = dot > 0 && plain.length - dot <= 10 ? plain.slice(dot) : '';
  return cutText(plain, longestName - extension.length) + extension;
}

/** Stores attachments and what may be shown of them; malware is kept and not looked into. Runs before the transaction: nothing slow inside one. */
export async function keepFiles(
  attachments: readonly InboundAttachment[],
  deps: {
    readonly files: Pick<FileStore, 'put'>;
    readonly examine: (file: { name: string; type: string; bytes: Buffer }) => Promise<ExaminedFile>;
    readonly scan: (bytes: Buffer) => Promise<Pick<ScanResult, 'state'>>;
    readonly newId: () => string;
  },
): Promise<KeptFile[]> {
  const kept: KeptFile[] = [];
  for (const attachment of attachments) {
    const { state: scan } = await deps.scan(attachment.bytes);
    const examined = scan === 'infected' ? unexamined : await deps.examine(attachment);
    const stored = await deps.files.put(attachment.bytes);
    const shown = examined.shown ? await deps.files.put(examined.shown.bytes) : null;
    kept.push({
      id: deps.newId(),
      name: safeFileName(attachment.name),
      type: examined.type,
      size: attachment.bytes.length,
      sha256: stored.sha256,
      storeKey: stored.key,
      shownKey: shown?.key ?? null,
      width: examined.shown?.width ?? null,
      height: examined.shown?.height ?? null,
      lat: examined.point?.lat ?? null,
      lon: examined.point?.lon ?? null,
      scan,
      problem: examined.problem,
      inline: attachment.inline ?? false,
      contentId: attachment.contentId ?? null,
    });
  }
  return kept;
}
