import { Button, Group, Select, Textarea } from '@mantine/core';
import { IconChartDots } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { TriedReport } from '../../../src/contract/classifier.ts';
import { tryReport } from '../api/classifier.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { namedOptions, searchOptions } from '../shell/named-options.ts';
import { useReference } from '../shell/use-reference.ts';
import { TryResult } from './try-result.tsx';

const senders = ['citizen', 'business'] as const;

/** One types a report and sees what would become of it; nothing is kept. */
export function TryReportPage() {
  const { t, lang } = useWords();
  const reference = useReference();
  const [text, setText] = useState('');
  const [sender, setSender] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const attempt = useMutation({ mutationFn: (body: TriedReport) => tryReport(body) });
  const send = (event?: FormEvent) => {
    event?.preventDefault();
    const kind = senders.find((one) => one === sender);
    if (text.trim() !== '') attempt.mutate({ text, unit, ...(kind && { sender: kind }) });
  };
  return (
    <div className="dashboard classifier">
      <header className="dashboard-head">
        <div>
          <h1>{t('classifier.try')}</h1>
          <p className="muted">{t('classifier.tryLead')}</p>
        </div>
        <Button component={Link} to="/classifier" variant="default" leftSection={<IconChartDots size={18} />}>
          {t('classifier.toCards')}
        </Button>
      </header>
      <div className="try-grid">
        <form className="form" onSubmit={send}>
          <Textarea
            label={t('classifier.tryText')}
            placeholder={t('classifier.tryPlaceholder')}
            autosize
            minRows={6}
            maxRows={16}
            maxLength={10_000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
            }}
            data-autofocus
          />
          <Group grow align="flex-start">
            <Select
              label={t('classifier.trySender')}
              placeholder={t('classifier.senderUnknown')}
              clearable
              value={sender}
              onChange={setSender}
              data={[
                { value: 'citizen', label: t('classifier.senderCitizen') },
                { value: 'business', label: t('classifier.senderBusiness') },
              ]}
            />
            <Select
              label={t('classifier.tryUnit')}
              placeholder={t('classifier.senderUnknown')}
              searchable
              clearable
              value={unit}
              onChange={setUnit}
              data={namedOptions(reference?.communes ?? [], lang)}
              filter={searchOptions}
            />
          </Group>
          <Group justify="flex-end">
            <Button type="submit" loading={attempt.isPending} disabled={text.trim() === ''}>
              {t('classifier.tryButton')}
            </Button>
          </Group>
        </form>
        <div role="status" aria-live="polite">
          {attempt.error && <ErrorNotice error={attempt.error} />}
          {attempt.data && <TryResult decision={attempt.data} />}
        </div>
      </div>
    </div>
  );
}
