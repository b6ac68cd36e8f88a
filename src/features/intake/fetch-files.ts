import type { InboundAttachment } from '../../channels/inbound.ts';
import type { Download, MediaPolicy, RemoteFile } from '../../channels/remote-file.ts';
import type { Bilingual } from '../../lib/bilingual.ts';
import { MediaRefusal } from '../../platform/media-guard.ts';
import type { ChannelLine } from '../channels/account-service.ts';

/** Tries after which a message is taken over without the files that cannot be had. */
const patientAttempts = 3;

export type FetchMedia = (download: Download, policy: MediaPolicy) => Promise<Buffer>;

function missing(file: RemoteFile, why: string): Bilingual {
  return {
    vi: `Không tải được tệp “${file.name}” từ kênh gửi (${why}).`,
    en: `The file “${file.name}” could not be fetched from the channel (${why}).`,
  };
}

/**
 * Fetches the files that a message names, at once, because platforms let their addresses expire. A host that is away for
 * the moment makes the whole receipt wait for its next try; after some of them the message comes without the file and says so.
 */
export async function fetchFiles(
  line: ChannelLine,
  files: readonly RemoteFile[],
  input: { readonly attempt: number; readonly fetchMedia: FetchMedia },
): Promise<{ readonly attachments: readonly InboundAttachment[]; readonly problems: readonly Bilingual[] }> {
  const policy = line.adapter.media?.(line);
  const attachments: InboundAttachment[] = [];
  const problems: Bilingual[] = [];
  const fetched = await Promise.allSettled(
    files.map(async (file) => {
      if (!policy) throw new MediaRefusal('this channel has no files', false);
      const download = line.adapter.locate ? await line.adapter.locate(file.remote, line) : { url: file.remote };
      return input.fetchMedia(download, policy);
    }),
  );
  for (const [index, outcome] of fetched.entries()) {
    const file = files[index];
    if (!file) continue;
    if (outcome.status === 'fulfilled') {
      attachments.push({ name: file.name, type: file.type, bytes: outcome.value });
      continue;
    }
    const { reason } = outcome;
    const isFinal = reason instanceof MediaRefusal && !reason.temporary;
    if (!isFinal && input.attempt < patientAttempts) throw reason;
    problems.push(missing(file, reason instanceof Error ? reason.message : 'unknown'));
  }
  return { attachments, problems };
}
