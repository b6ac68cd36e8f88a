import { Button, Textarea } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';

type WritingBoxProps = {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Where the words go, and how they are kept. */
  readonly about: ReactNode;
  readonly send: string;
  readonly onSend: () => void;
  readonly sending: boolean;
};

/** A text, where it goes, and the button that sends it. Ctrl Enter sends. */
export function WritingBox({ label, hint, text, onText, about, send, onSend, sending }: WritingBoxProps) {
  const { t } = useWords();
  const empty = text.trim() === '';
  const onKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || empty || sending) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className="writing" data-filled={!empty}>
      <Textarea
        aria-label={label}
        placeholder={hint}
        autosize
        minRows={2}
        maxRows={9}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={onKey}
        variant="unstyled"
      />
      <div className="writing-foot">
        <div className="writing-about">{about}</div>
        <Button onClick={onSend} loading={sending} disabled={empty} title={t('composer.sendKeys')}>
          {send}
        </Button>
      </div>
    </div>
  );
}
