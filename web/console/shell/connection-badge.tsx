import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { useConnectionState } from '../live/live-context.ts';

/** A blink of the line is nobody's concern. */
const patienceMs = 1_500;

/** Whether what the page shows is live. Says so quietly while it is, plainly when it is not. */
export function ConnectionBadge({ compact }: { readonly compact: boolean }) {
  const { t } = useWords();
  const state = useConnectionState();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (state === 'live') {
      setSlow(false);
      return;
    }
    const timer = setTimeout(() => setSlow(true), patienceMs);
    return () => clearTimeout(timer);
  }, [state]);
  const shown = state === 'live' || !slow ? 'live' : state;
  const words = state === 'connecting' && !slow ? t('shell.connecting') : t(`shell.${shown}`);
  return (
    <Tooltip label={shown === 'lost' ? t('shell.lostHint') : words} multiline maw={260} position="right">
      <span className="connection" data-state={state === 'connecting' && !slow ? 'connecting' : shown} role="status">
        <span className="connection-dot" aria-hidden="true" />
        {compact && shown === 'live' ? (
          <VisuallyHidden>{words}</VisuallyHidden>
        ) : (
          <span className="connection-words">{words}</span>
        )}
      </span>
    </Tooltip>
  );
}
