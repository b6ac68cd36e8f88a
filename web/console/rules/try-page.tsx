import { Button, SegmentedControl } from '@mantine/core';
import { IconInbox, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { stopTry, tryRules } from '../api/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { StateMessage } from '../shell/state-message.tsx';
import { oneDecimal, wholeNumber } from '../time/numbers.ts';
import { areSameRules } from './rule-diff.ts';
import { useDraft, useRules, type Tried } from './rules-context.ts';
import { TryChanges } from './try-changes.tsx';
import { TryHits } from './try-hits.tsx';
import { TryLoad } from './try-load.tsx';
import { TryProgress } from './try-progress.tsx';

const sizes = [100, 500, 1000, 5000] as const;

/** What the rules being edited would do to the last reports, before anybody is concerned. */
export function TryPage() {
  const { t, lang } = useWords();
  const say = useSay();
  const { tried, setTried, writes } = useRules();
  const { rules, head } = useDraft();
  const [last, setLast] = useState(500);
  const stop = useRef<AbortController | null>(null);
  const run = useMutation({
    mutationFn: async () => {
      stop.current = new AbortController();
      return { result: await tryRules(rules, last, stop.current.signal), rules };
    },
    onSuccess: (done) => {
      setTried(done);
      say(sentenceOf(done));
    },
  });
  const isRunning = useRef(false);
  isRunning.current = run.isPending;
  const end = () => {
    if (!isRunning.current) return;
    stop.current?.abort();
    // Where this fails it ends by itself, a little later.
    void stopTry().catch(() => undefined);
  };
  // An answer for a page that is gone would only cost the hub time.
  useEffect(() => end, []);
  const sentenceOf = ({ result: { tickets, changed } }: Tried) => {
    const numbers = { tickets: wholeNumber(tickets, lang), changed: wholeNumber(changed, lang) };
    return t(changed === 0 ? 'rules.tryNone' : 'rules.tryDone', numbers);
  };
  const number = wholeNumber(last, lang);
  const wasStopped = stop.current?.signal.aborted === true;
  if (!writes) return <p className="muted">{t('rules.tryReadOnly')}</p>;
  return (
    <section className="try-page" aria-labelledby="try-title">
      <h2 id="try-title">{t('rules.tryTitle')}</h2>
      <p className="muted rules-lead">{t('rules.tryLead')}</p>
      {head === null && <p className="small muted">{t('rules.tryNothing')}</p>}
      <div className="try-start">
        <SegmentedControl
          size="sm"
          aria-label={t('rules.tryOn')}
          value={String(last)}
          onChange={(value) => setLast(Number(value))}
          data={sizes.map((size) => ({ value: String(size), label: wholeNumber(size, lang) }))}
          disabled={run.isPending}
        />
        <Button leftSection={<IconPlayerPlay size={18} />} disabled={run.isPending} onClick={() => run.mutate()}>
          {t('rules.tryButton', { number })}
        </Button>
      </div>
      {run.isPending && <TryProgress number={number} onStop={end} />}
      {run.error && !wasStopped && <ErrorNotice error={run.error} />}
      {tried && !run.isPending && (
        <>
          {!areSameRules(tried.rules, rules) && (
            <Notice tone="amber">
              <p>{t('rules.tryOld')}</p>
            </Notice>
          )}
          {tried.result.tickets === 0 ? (
            <StateMessage icon={<IconInbox />} title={t('rules.tryEmpty')} hint={t('rules.tryEmptyHint')} />
          ) : (
            <>
              <p className="try-sum">
                {sentenceOf(tried)}{' '}
                <span className="muted small">
                  {t('rules.tryTook', { seconds: oneDecimal(Math.max(0.1, tried.result.ms / 1000), lang) })}
                </span>
              </p>
              <TryChanges result={tried.result} />
              <div className="try-sides">
                <TryLoad load={tried.result.load} />
                <TryHits hits={tried.result.hits} rules={tried.rules} />
              </div>
            </>
          )}
        </>
      )}
    </section>
  );
}
