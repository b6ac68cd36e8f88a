import { ActionIcon } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { replyFileEnds } from '../../../src/contract/reply-files.ts';
import { useWords } from '../i18n/use-words.ts';

/** Chooses files on this machine. */
export function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <ActionIcon
        size="lg"
        aria-label={t('composer.attach')}
        title={t('composer.attachHint')}
        // On a phone the foot of the box is there only while its field has the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => input.current?.click()}
      >
        <IconPaperclip size={20} />
      </ActionIcon>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={['image/*', ...replyFileEnds].join(',')}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again after it was taken away.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
