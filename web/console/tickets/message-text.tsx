import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Locale } from '../../../src/contract/common.ts';
import type { MessageView } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';

/** Automatic messages longer than this are the same in every ticket: their beginning is enough. */
const foldedLength = 160;

/** What the person wrote; all that came is one press away. Shown as plain text: nothing in a message can act on this page. */
export function MessageText({ message, lang }: { readonly message: MessageView; readonly lang: Locale }) {
  const { t } = useWords();
  const [full, setFull] = useState(false);
  const folds = message.automatic && message.text.length > foldedLength;
  const hasMore = folds || (message.fullText !== null && message.fullText.trim() !== message.text.trim());
  return (
    <>
      <p className="message-text" lang={lang} dir="auto" data-folded={folds && !full}>
        {full && message.fullText !== null ? message.fullText : message.text}
      </p>
      {hasMore && (
        <UnstyledButton className="text-button" onClick={() => setFull(!full)} aria-expanded={full}>
          {full ? t('message.hideFull') : t('message.showFull')}
        </UnstyledButton>
      )}
    </>
  );
}
