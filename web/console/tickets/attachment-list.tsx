import { IconFile, IconVirus } from '@tabler/icons-react';
import type { AttachmentView } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { fileSize } from '../time/numbers.ts';

/** Pictures as pictures, other files by name and size; what carries malware cannot be opened. */
export function AttachmentList({ attachments }: { readonly attachments: readonly AttachmentView[] }) {
  const { t, lang } = useWords();
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments">
      {attachments.map((file) => (
        <li key={file.id}>
          {file.scan === 'infected' ? (
            <span className="file file-infected">
              <IconVirus size={18} aria-hidden="true" /> {file.name}. {t('message.infected')}
            </span>
          ) : file.pictureUrl ? (
            <a
              href={file.pictureUrl}
              target="_blank"
              rel="noreferrer"
              aria-label={t('message.openPicture', { name: file.name })}
            >
              <img
                src={file.pictureUrl}
                alt={file.name}
                loading="lazy"
                {...(file.width && file.height ? { width: file.width, height: file.height } : {})}
              />
            </a>
          ) : (
            <a className="file" href={file.downloadUrl} download title={t('message.download', { name: file.name })}>
              <IconFile size={18} aria-hidden="true" /> {file.name}
              <span className="muted">{fileSize(file.size, lang)}</span>
            </a>
          )}
          {file.problem && <p className="message-warning">{file.problem}</p>}
        </li>
      ))}
    </ul>
  );
}
