import { Button, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { SecondOpinionTest } from '../../../src/contract/second-opinion.ts';
import { testSecondOpinion } from '../api/second-opinion.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

/** Sends a sample to what is saved, and shows what left the house of it. */
export function OpinionTest({ isReady }: { readonly isReady: boolean }) {
  const { t } = useWords();
  const [text, setText] = useState<string | null>(null);
  const attempt = useMutation({ mutationFn: (sample: string) => testSecondOpinion(sample) });
  const sample = text ?? t('opinion.sample');
  const send = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate(sample);
  };
  return (
    <section aria-labelledby="opinion-test">
      <h2 id="opinion-test">{t('opinion.test')}</h2>
      <form className="form" onSubmit={send}>
        <Textarea
          label={t('opinion.testText')}
          description={t('opinion.testHint')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={4000}
          value={sample}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div>
          <Button
            type="submit"
            variant="default"
            leftSection={<IconSend size={18} />}
            loading={attempt.isPending}
            disabled={!isReady || sample.trim() === ''}
          >
            {t('opinion.testNow')}
          </Button>
        </div>
      </form>
      <div role="status">
        {attempt.error && <ErrorNotice error={attempt.error} />}
        {attempt.data && <Tested result={attempt.data} />}
      </div>
    </section>
  );
}

function Tested({ result }: { readonly result: SecondOpinionTest }) {
  const { t, pick } = useWords();
  const { category, problem, sent, ms } = result;
  return (
    <div className="opinion-tested" data-ok={problem === null}>
      <p>
        <strong>
          {category ? t('opinion.answered', { category: pick(category) }) : t(`opinion.problem_${problem ?? 'failed'}`)}
        </strong>{' '}
        <span className="muted small">{t('opinion.took', { ms: String(ms) })}</span>
      </p>
      <p className="muted small">{t('opinion.sent')}</p>
      <blockquote>{sent}</blockquote>
    </div>
  );
}
