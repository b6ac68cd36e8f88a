import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { tryProgressQuery } from '../api/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { wholeNumber } from '../time/numbers.ts';

type TryProgressProps = { readonly number: string; readonly onStop: () => void };

/** How many reports are done, and the way out. */
export function TryProgress({ number, onStop }: TryProgressProps) {
  const { t, lang } = useWords();
  const { data } = useQuery(tryProgressQuery);
  const running = data?.running ?? null;
  const words =
    running === null
      ? t('rules.tryBegins')
      : t('rules.trying', { done: wholeNumber(running.done, lang), of: wholeNumber(running.of, lang) });
  // Of nothing, or not known yet: it moves, and says no share.
  const percent = running === null || running.of === 0 ? null : Math.round((running.done / running.of) * 100);
  return (
    <div className="try-progress">
      <Progress value={percent ?? 100} animated={percent === null} aria-label={t('rules.tryButton', { number })} />
      <p className="small muted">
        {words}{' '}
        <Button size="compact-xs" variant="subtle" onClick={onStop}>
          {t('rules.stopTry')}
        </Button>
      </p>
    </div>
  );
}
