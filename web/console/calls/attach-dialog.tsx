import { Checkbox, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallDetail } from '../../../src/contract/calls.ts';
import { hasStatus } from '../api/api-error.ts';
import { attachCall } from '../api/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { DialogForm } from '../shell/dialog-form.tsx';

type AttachDialogProps = {
  readonly call: CallDetail;
  /** Code of the ticket that was chosen already; empty: none. */
  readonly chosen: string;
  readonly onClose: () => void;
};

const other = 'other';
const codeShape = /^[A-Za-z]{2}[ -]?\d{2}[ -]?[2-9A-HJKMNP-Za-hjkmnp-z]{6}$/u;

/** Puts a call to a ticket that is there, with what the caller added. */
export function AttachDialog({ call, chosen, onClose }: AttachDialogProps) {
  const { t } = useWords();
  const say = useSay();
  const client = useQueryClient();
  const known = [...(call.card?.open ?? []), ...(call.card?.last ?? [])];
  const [draft] = useState(() => crypto.randomUUID());
  const [choice, setChoice] = useState(chosen || (known[0]?.code ?? other));
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const [readBack, setReadBack] = useState(false);
  const [tried, setTried] = useState(false);
  const isSender = choice !== other;
  const needsReadBack = isSender && text.trim() !== '';
  const badCode = !isSender && !codeShape.test(code.trim());
  const mutation = useMutation({
    mutationFn: () =>
      attachCall(call.id, {
        draft,
        part: call.nextPart ?? 1,
        ticket: isSender ? choice : code.trim(),
        text: text.trim(),
        readBack,
      }),
    onSuccess: (done) => {
      const message = t('calls.attached', { code: done.code });
      say(message);
      notifications.show({ message, color: 'green', withCloseButton: false });
      onClose();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['calls'] }),
  });
  const isMissing = hasStatus(mutation.error, 404);
  const submit = () => {
    setTried(true);
    if (!badCode && (!needsReadBack || readBack)) mutation.mutate();
  };
  return (
    <DialogForm
      title={t('calls.attachTitle')}
      confirm={t('calls.attachConfirm')}
      size="lg"
      mutation={mutation}
      // A code that is not there is said beside the code.
      problem={isMissing ? null : undefined}
      onClose={onClose}
      onSubmit={submit}
    >
      {known.length > 0 && (
        <Radio.Group label={t('calls.attachWhich')} value={choice} onChange={setChoice}>
          <Stack gap={8} mt={8}>
            {known.map((ticket) => (
              <Radio
                key={ticket.id}
                value={ticket.code}
                label={ticket.subject || ticket.code}
                description={ticket.code}
              />
            ))}
            <Radio value={other} label={t('calls.attachOther')} />
          </Stack>
        </Radio.Group>
      )}
      {!isSender && (
        <TextInput
          label={t('calls.attachCode')}
          placeholder="BN-26-7K3F9Q"
          maxLength={40}
          value={code}
          onChange={(event) => {
            if (mutation.error) mutation.reset();
            setCode(event.currentTarget.value);
          }}
          error={isMissing ? t('calls.attachCodeMissing') : tried && badCode ? t('calls.attachCodeBad') : null}
          data-autofocus
        />
      )}
      <Textarea
        label={t('calls.attachText')}
        description={isSender ? t('calls.attachAsSender') : t('calls.attachAsNote')}
        placeholder={t('calls.optional')}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        {...(isSender && { 'data-autofocus': true })}
      />
      {needsReadBack && (
        <Checkbox
          label={t('calls.readBackTick')}
          checked={readBack}
          onChange={(event) => setReadBack(event.currentTarget.checked)}
          error={tried && !readBack ? t('calls.readBackNeeded') : null}
        />
      )}
    </DialogForm>
  );
}
