import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { MessageView } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';

/** What a page in the frame may do: open links elsewhere. It runs nothing and belongs to no origin. */
const allowed = 'allow-popups allow-popups-to-escape-sandbox';

/**
 * A mail as its sender formatted it, in a frame that is served under a policy of its own. Pictures from outside are loaded
 * only when asked for, and only until this view is closed.
 */
export function FormattedMail({ html }: { readonly html: NonNullable<MessageView['html']> }) {
  const { t } = useWords();
  const [showsRemote, setShowsRemote] = useState(false);
  return (
    <div className="formatted-mail">
      {html.remotePictures > 0 && !showsRemote && (
        <p className="formatted-mail-note">
          {t('message.remoteBlocked', { count: html.remotePictures })} {t('message.remoteWhy')}{' '}
          <UnstyledButton className="text-button" onClick={() => setShowsRemote(true)}>
            {t('message.showRemote')}
          </UnstyledButton>
        </p>
      )}
      <iframe
        title={t('message.formatted')}
        src={showsRemote ? `${html.pageUrl}?pictures=remote` : html.pageUrl}
        sandbox={allowed}
        referrerPolicy="no-referrer"
      />
    </div>
  );
}
