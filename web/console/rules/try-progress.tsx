import { Button, Progress } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';

type TryProgressProps = { readonly number: string; readonly onStop: () => void };

/** That it is running, for how long, and the way out. The hub does not tell how far it is. */
export function TryProgress({ number, onStop }: TryProgressProps) {
  const { t } = useWords();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const words = t('rules.trying', { number, seconds: String(seconds) });
  return (
    <div className="try-progress">
      <Progress value={100} animated aria-label={t('rules.tryButton', { number })} />
      <p className="small muted">
        {words}{' '}
        <Button size="compact-xs" variant="subtle" onClick={onStop}>
          {t('rules.stopTry')}
        </Button>
      </p>
    </div>
  );
}
