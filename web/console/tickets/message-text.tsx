import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Locale } from '../../../src/contract/common.ts';
import { shownText } from '../../../src/contract/shown-text.ts';
import type { MessageView } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { AttachmentList } from './attachment-list.tsx';
import { FormattedMail } from './formatted-mail.tsx';
import { MarkedText } from './marked-text.tsx';

/** Automatic messages longer than this are the same in every ticket: their beginning is enough. */
const foldedLength = 160;

type MessageTextProps = { readonly message: MessageView; readonly lang: Locale };

/**
 * What the person wrote, and the files; all that came, and the mail as it was formatted, are one press away. The text is
 * plain: nothing in a message can act on this page. Pictures inside the formatted mail are not shown twice.
 */
export function MessageText({ message, lang }: MessageTextProps) {
  const { t } = useWords();
  const [isFull, setFull] = useState(false);
  const [isFormatted, setFormatted] = useState(false);
  const folds = message.automatic && message.text.length > foldedLength;
  const hasMore = folds || (message.fullText !== null && message.fullText.trim() !== message.text.trim());
  // What staff write keeps the lines they gave it.
  const shown = (text: string) => (message.direction === 'in' ? shownText(text) : text);
  const formatted = isFormatted ? message.html : null;
  return (
    <>
      {formatted ? (
        <FormattedMail html={formatted} />
      ) : (
        <p className="message-text" lang={lang} dir="auto" data-folded={folds && !isFull}>
          {isFull && message.fullText !== null ? (
            <MarkedText key="full" text={shown(message.fullText)} marks={message.fullMarks} />
          ) : (
            <MarkedText key="short" text={shown(message.text)} marks={message.marks} />
          )}
        </p>
      )}
      <div className="message-views">
        {hasMore && !formatted && (
          <UnstyledButton className="text-button" onClick={() => setFull(!isFull)} aria-expanded={isFull}>
            {isFull ? t('message.hideFull') : t('message.showFull')}
          </UnstyledButton>
        )}
        {message.html && (
          <UnstyledButton
            className="text-button"
            onClick={() => setFormatted(!isFormatted)}
            aria-expanded={isFormatted}
          >
            {isFormatted ? t('message.hideFormatted') : t('message.showFormatted')}
          </UnstyledButton>
        )}
      </div>
      <AttachmentList attachments={message.attachments.filter((file) => !formatted || !file.inline)} />
    </>
  );
}
