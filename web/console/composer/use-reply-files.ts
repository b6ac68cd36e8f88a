import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { replyFileLimits, type ReplyFile, type ReplyPurpose } from '../../../src/contract/reply-files.ts';
import type { TicketDetail } from '../../../src/contract/tickets.ts';
import { hasCode, mayPass } from '../api/api-error.ts';
import { removeReplyFile, replyFilesKey, replyFilesQuery, uploadReplyFile } from '../api/reply-files.ts';
import { useWords } from '../i18n/use-words.ts';
import { errorWords } from '../shell/error-words.ts';

/** A file on its way to the server, or one that did not get there. */
export type FileUpload = {
  readonly key: string;
  readonly file: File;
  readonly share: number;
  /** Why it failed, in words; null: it is on its way. */
  readonly problem: string | null;
  /** Another try may help. */
  readonly canRetry: boolean;
  readonly stop: AbortController;
};

/** Files that go with words which are being written. The server keeps them, so they are there on another machine too. */
export function useReplyFiles(ticket: Pick<TicketDetail, 'id' | 'version'>, purpose: ReplyPurpose) {
  const { t, lang } = useWords();
  const client = useQueryClient();
  const { data } = useQuery(replyFilesQuery(ticket.id, ticket.version));
  const [uploads, setUploads] = useState<readonly FileUpload[]>([]);
  const files = useMemo(() => (data?.items ?? []).filter((file) => file.purpose === purpose), [data, purpose]);
  const ids = useMemo(() => files.map((file) => file.id), [files]);
  const refresh = useCallback(
    () => client.invalidateQueries({ queryKey: replyFilesKey(ticket.id) }),
    [client, ticket.id],
  );
  const drop = (key: string) => setUploads((all) => all.filter((one) => one.key !== key));
  const change = (key: string, patch: Partial<FileUpload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...patch } : one)));

  const start = async ({ key, file, stop }: FileUpload) => {
    const onShare = (share: number) => change(key, { share });
    try {
      await uploadReplyFile(ticket.id, { purpose, file }, { onShare, signal: stop.signal });
      await refresh();
      drop(key);
    } catch (error) {
      if (hasCode(error, 'aborted')) return;
      change(key, { problem: errorWords(error, t, lang), canRetry: mayPass(error) });
    }
  };

  const add = (chosen: readonly File[]) => {
    const room = replyFileLimits.count - files.length - uploads.length;
    const fresh = chosen.map((file, index): FileUpload => {
      const tooMany = index >= room ? t('composer.tooManyFiles', { count: replyFileLimits.count }) : null;
      const tooLarge = file.size > replyFileLimits.fileBytes ? t('composer.tooLargeFile') : null;
      const problem = tooMany ?? tooLarge;
      return { key: crypto.randomUUID(), file, share: 0, problem, canRetry: false, stop: new AbortController() };
    });
    setUploads((all) => [...all, ...fresh]);
    for (const upload of fresh) if (upload.problem === null) void start(upload);
  };

  return {
    files,
    uploads,
    ids,
    add,
    refresh,
    /** Nothing is sent while a file is on its way, or did not get there and nobody has noticed. */
    isReady: uploads.length === 0,
    remove: async (file: ReplyFile) => {
      await removeReplyFile(ticket.id, file.id).catch(() => undefined);
      await refresh();
    },
    cancel: ({ key, stop }: FileUpload) => {
      stop.abort();
      drop(key);
    },
    retry: (upload: FileUpload) => {
      change(upload.key, { share: 0, problem: null });
      void start(upload);
    },
  };
}

export type ReplyFilesState = ReturnType<typeof useReplyFiles>;
