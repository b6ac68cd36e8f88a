import type { InboundAttachment } from '../../src/channels/inbound.ts';

/** A posted form before anybody looked at the meaning of its fields. */
export type PostedForm = {
  /** The last value of each field. */
  readonly fields: ReadonlyMap<string, string>;
  readonly files: readonly InboundAttachment[];
  /** Names of files longer than the limit; their bytes were not kept. */
  readonly oversized: readonly string[];
  /** False: some letters were not UTF-8. */
  readonly isClean: boolean;
};

/** A file's name as people see it: without a path and control characters. */
export function cleanFileName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? '';
  return (
    last
      .replace(/\p{Cc}/gu, '')
      .trim()
      .normalize('NFC')
      .slice(0, 200) || 'file'
  );
}
