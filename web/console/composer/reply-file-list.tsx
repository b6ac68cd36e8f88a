import { CloseButton } from '@mantine/core';
import { IconAlertTriangle, IconFile, IconPhoto } from '@tabler/icons-react';
import type { ReplyFile } from '../../../src/contract/reply-files.ts';
import { useWords } from '../i18n/use-words.ts';
import { fileSize } from '../time/numbers.ts';
import type { FileUpload, ReplyFilesState } from './use-reply-files.ts';

/** The files that go with the words above: each can be looked at and taken away before it is sent. */
export function ReplyFileList({ state }: { readonly state: ReplyFilesState }) {
  const { t } = useWords();
  if (state.files.length === 0 && state.uploads.length === 0) return null;
  return (
    <ul className="reply-files" aria-label={t('composer.attached')} aria-live="polite">
      {state.files.map((file) => (
        <Waiting key={file.id} file={file} onRemove={() => void state.remove(file)} />
      ))}
      {state.uploads.map((upload) => (
        <Upload
          key={upload.key}
          upload={upload}
          onCancel={() => state.cancel(upload)}
          onRetry={() => state.retry(upload)}
        />
      ))}
    </ul>
  );
}

function Waiting({ file, onRemove }: { readonly file: ReplyFile; readonly onRemove: () => void }) {
  const { t, lang } = useWords();
  const Icon = file.isPicture ? IconPhoto : IconFile;
  return (
    <li className="reply-file">
      <Icon size={18} aria-hidden="true" />
      <a href={file.url} target="_blank" rel="noreferrer">
        <bdi>{file.name}</bdi>
      </a>
      <span className="muted">{fileSize(file.size, lang)}</span>
      <CloseButton size="sm" aria-label={t('composer.removeFile', { name: file.name })} onClick={onRemove} />
    </li>
  );
}

type UploadProps = { readonly upload: FileUpload; readonly onCancel: () => void; readonly onRetry: () => void };

function Upload({ upload, onCancel, onRetry }: UploadProps) {
  const { t } = useWords();
  const { file, share, problem, canRetry } = upload;
  const { name } = file;
  return (
    <li className="reply-file" data-failed={problem !== null}>
      {problem !== null && <IconAlertTriangle size={18} aria-hidden="true" />}
      <bdi>{name}</bdi>
      {problem === null && <progress value={share} max={1} aria-label={t('composer.uploading', { name })} />}
      <CloseButton size="sm" aria-label={t('composer.removeFile', { name })} onClick={onCancel} />
      {problem !== null && (
        <span className="reply-file-problem">
          {problem}{' '}
          {canRetry && (
            <button type="button" className="text-button" onClick={onRetry}>
              {t('composer.retryFile')}
            </button>
          )}
        </span>
      )}
    </li>
  );
}
