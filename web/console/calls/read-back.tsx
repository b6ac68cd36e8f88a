import { Button, Checkbox, Group, Kbd } from '@mantine/core';
import { IconPencil, IconVolume } from '@tabler/icons-react';
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useReference } from '../shell/use-reference.ts';
import type { CallDraft } from './call-draft.ts';

type ReadBackProps = {
  readonly draft: CallDraft;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly onCorrect: () => void;
  readonly onConfirm: () => void;
};

/** What was written, large, to be read out; the ticket opens only when the caller has agreed. */
export function ReadBack({ draft, error, isPending, onCorrect, onConfirm }: ReadBackProps) {
  const { t, pick } = useWords();
  const communes = useReference()?.communes ?? [];
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const unit = communes.find((commune) => commune.code === draft.unit);
  const place = [draft.address.trim(), unit && pick(unit)].filter(Boolean).join(', ');
  const confirm = () => {
    setTried(true);
    if (agreed && !isPending) onConfirm();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    confirm();
  };
  return (
    <form className="read-back" aria-labelledby="read-back-title" onSubmit={submit} onKeyDown={onKey}>
      <h2 id="read-back-title" ref={heading} tabIndex={-1}>
        <IconVolume size={20} aria-hidden="true" /> {t('calls.readBackLead')}
      </h2>
      <div className="read-back-words">
        <p className="read-back-frame">{t('calls.readBackIntro')}</p>
        <blockquote>{draft.text.trim()}</blockquote>
        {place && <p>{t('calls.readBackPlace', { place })}</p>}
        {draft.name.trim() && <p>{t('calls.readBackName', { name: draft.name.trim() })}</p>}
        {draft.hideIdentity && <p>{t('calls.readBackHidden')}</p>}
        <p className="read-back-frame">{t('calls.readBackAsk')}</p>
      </div>
      <Checkbox
        size="md"
        label={t('calls.readBackTick')}
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
        error={tried && !agreed ? t('calls.readBackNeeded') : null}
      />
      {error && <ErrorNotice error={error} />}
      <Group className="report-buttons">
        <Button type="submit" size="md" loading={isPending} rightSection={<Kbd aria-hidden="true">Ctrl Enter</Kbd>}>
          {t('calls.open')}
        </Button>
        <Button variant="default" size="md" leftSection={<IconPencil size={18} />} onClick={onCorrect}>
          {t('calls.correct')}
        </Button>
      </Group>
    </form>
  );
}
