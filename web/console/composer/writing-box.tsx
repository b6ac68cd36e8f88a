import { Button, Textarea } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { AttachButton } from './attach-button.tsx';
import { ReplyFileList } from './reply-file-list.tsx';
import { useFileDrop } from './use-file-drop.ts';
import type { ReplyFilesState } from './use-reply-files.ts';

type WritingBoxProps = {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The files that go with the words. */
  readonly files: ReplyFilesState;
  /** Where the words go, and how they are kept. */
  readonly about: ReactNode;
  readonly send: string;
  readonly onSend: () => void;
  readonly sending: boolean;
};

/** A text with its files, where they go, and the button that sends them. Ctrl Enter sends. */
export function WritingBox({ label, hint, text, onText, files, about, send, onSend, sending }: WritingBoxProps) {
  const { t } = useWords();
  const drop = useFileDrop(files.add);
  const empty = text.trim() === '';
  const hasFiles = files.files.length + files.uploads.length > 0;
  const blocked = empty || sending || !files.isReady;
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || blocked) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className="writing" data-filled={!empty || hasFiles} data-drop={drop.isOver} {...drop.box}>
      <Textarea
        aria-label={label}
        placeholder={hint}
        autosize
        minRows={2}
        maxRows={9}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKey}
        onPaste={drop.onPaste}
        variant="unstyled"
      />
      {drop.isOver && <p className="writing-drop">{t('composer.dropFiles')}</p>}
      <ReplyFileList state={files} />
      <div className="writing-foot">
        <div className="writing-about">{about}</div>
        <div className="writing-buttons">
          <AttachButton onFiles={files.add} />
          <Button
            onClick={onSend}
            loading={sending}
            disabled={blocked}
            title={t(files.isReady ? 'composer.sendKeys' : 'composer.waitForFiles')}
          >
            {send}
          </Button>
        </div>
      </div>
    </div>
  );
}
