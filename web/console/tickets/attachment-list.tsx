import { IconFile, IconVirus } from '@tabler/icons-react';
import type { AttachmentView } from '../../../src/contract/attachments.ts';
import { useWords } from '../i18n/use-words.ts';
import { fileSize } from '../time/numbers.ts';

/** Pictures as pictures, other files by name and size; what carries malware cannot be opened. */
export function AttachmentList({ attachments }: { readonly attachments: readonly AttachmentView[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments">
      {attachments.map((file) => (
        <li key={file.id}>
          <Attachment file={file} />
        </li>
      ))}
    </ul>
  );
}

type FileProps = { readonly file: AttachmentView };

function Attachment({ file }: FileProps) {
  const { t } = useWords();
  if (file.downloadUrl === null) {
    return (
      <span className="file file-infected">
        <IconVirus size={18} aria-hidden="true" /> <bdi>{file.name}</bdi> {t('message.infected')}
      </span>
    );
  }
  return (
    <>
      {file.pictureUrl === null ? (
        <FileLink file={file} url={file.downloadUrl} />
      ) : (
        <Picture file={file} url={file.pictureUrl} />
      )}
      {file.soundUrl !== null && (
        <audio className="file-sound" controls preload="none" src={file.soundUrl} aria-label={file.name} />
      )}
      {file.originalUrl !== null && (
        <a
          className="text-button"
          href={file.originalUrl}
          download={file.name}
          aria-label={t('message.downloadOriginalOf', { name: file.name })}
        >
          {t('message.downloadOriginal')}
        </a>
      )}
      {file.problem && <p className="message-warning">{t(`message.file_${file.problem}`)}</p>}
    </>
  );
}

function Picture({ file, url }: FileProps & { readonly url: string }) {
  const { t } = useWords();
  return (
    <a href={url} target="_blank" rel="noreferrer" aria-label={t('message.openPicture', { name: file.name })}>
      <img
        src={url}
        alt={file.name}
        loading="lazy"
        {...(file.width && file.height ? { width: file.width, height: file.height } : {})}
      />
    </a>
  );
}

function FileLink({ file, url }: FileProps & { readonly url: string }) {
  const { t, lang } = useWords();
  return (
    <a className="file" href={url} download={file.name} title={t('message.download', { name: file.name })}>
      <IconFile size={18} aria-hidden="true" /> <bdi>{file.name}</bdi>
      <span className="muted">
        {fileSize(file.size, lang)}
        {file.scan === 'unscanned' && ` · ${t('message.unscanned')}`}
      </span>
    </a>
  );
}
