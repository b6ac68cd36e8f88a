import { Button, Group, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useKeptText } from '../composer/kept-text.ts';
import { useWords } from '../i18n/use-words.ts';
import type { QuarantinedText } from './raw-form.tsx';
import { readRaw } from './read-raw.ts';
import { ReceiptProblem } from './receipt-problem.tsx';
import { byHandPurpose, type ReceiptActions } from './use-receipt-actions.ts';

type ByHandFormProps = {
  readonly receipt: QuarantinedText;
  readonly mutation: ReceiptActions['byHand'];
  /** That somebody else dealt with the receipt meanwhile; absent while nobody did. */
  readonly gone?: unknown;
  readonly onClose: () => void;
};

const fewest = 10;
const most = 20_000;

/** A ticket of what a person reads out of the raw form; begins with what could be found in it. */
export function ByHandForm({ receipt, mutation, gone, onClose }: ByHandFormProps) {
  const { t } = useWords();
  const [found] = useState(() => readRaw(receipt.text));
  const [kept, keep] = useKeptText(byHandPurpose(receipt.id));
  const [text, setText] = useState(kept || found.text.slice(0, most));
  const [subject, setSubject] = useState(found.subject.slice(0, 200));
  const [name, setName] = useState(found.senderName.slice(0, 120));
  const [email, setEmail] = useState(found.email);
  const [tried, setTried] = useState(false);
  const tooShort = text.trim().length < fewest;
  const badEmail = email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (tooShort || badEmail) return;
    const body = {
      text: text.trim(),
      ...(subject.trim() && { subject: subject.trim() }),
      ...(name.trim() && { senderName: name.trim() }),
      ...(email.trim() && { email: email.trim() }),
    };
    mutation.mutate(body);
  };
  return (
    <form className="form by-hand" onSubmit={submit} noValidate aria-labelledby="by-hand-title">
      <div>
        <h2 id="by-hand-title">{t('intake.byHandTitle')}</h2>
        <p className="muted small">{t('intake.byHandLead')}</p>
      </div>
      <Textarea
        label={t('intake.formText')}
        autosize
        minRows={6}
        maxRows={16}
        maxLength={most}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          keep(event.currentTarget.value);
        }}
        error={tried && tooShort ? t('actions.tooShort', { count: fewest }) : null}
        autoFocus
      />
      <TextInput
        label={t('intake.formSubject')}
        description={t('intake.optional')}
        maxLength={200}
        value={subject}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <TextInput
        label={t('intake.formName')}
        description={t('intake.optional')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        type="email"
        label={t('intake.formEmail')}
        description={t('intake.optional')}
        maxLength={200}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={tried && badEmail ? t('intake.badEmail') : null}
      />
      <ReceiptProblem error={mutation.error ?? gone} id={receipt.id} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" loading={mutation.isPending}>
          {t('intake.make')}
        </Button>
      </Group>
    </form>
  );
}
