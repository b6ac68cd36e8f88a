import { Button, Checkbox, Group, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import type { SimulatedMail, SimulatedPerson } from '../../../src/contract/simulator.ts';
import { sendMail } from '../api.ts';
import { encodeFile } from '../encode-file.ts';
import { FilePicker } from '../file-picker.tsx';
import { SamplePicker } from '../sample-picker.tsx';
import { SendResult } from '../send-result.tsx';
import { Tricks } from '../tricks.tsx';
import { useWords } from '../words-provider.tsx';

type MailDraft = {
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly automatic: boolean;
  readonly twice: boolean;
  readonly files: readonly File[];
};

type MailComposerProps = {
  readonly person: SimulatedPerson;
  readonly hubMail: string;
  /** The mail that is answered: its address with the token, its thread and its text are used. */
  readonly answered: SimulatedMail | null;
  readonly onSent: () => void;
  readonly onCancel: () => void;
};

/** Writes a mail to the hub, with files, or answers one. */
export function MailComposer({ person, hubMail, answered, onSent, onCancel }: MailComposerProps): JSX.Element {
  const { w } = useWords();
  const [draft, setDraft] = useState<MailDraft>({
    subject: answered ? replySubject(answered.subject) : '',
    text: '',
    html: null,
    automatic: false,
    twice: false,
    files: [],
  });
  const change = (part: Partial<typeof draft>): void => setDraft((known) => ({ ...known, ...part }));
  const sending = useMutation({
    mutationFn: async () =>
      await sendMail(person.id, {
        subject: draft.subject,
        text: draft.text,
        automatic: draft.automatic,
        twice: draft.twice,
        files: await Promise.all(draft.files.map(encodeFile)),
        ...(draft.html !== null && { html: draft.html }),
        ...(answered && { inReplyTo: answered.id }),
      }),
    onSuccess: (answer) => {
      if (answer.outcome === 'accepted') onSent();
    },
  });
  return (
    <form
      className="sim-app"
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate();
      }}
      noValidate
    >
      <Text component="h3" fw={600}>
        {answered ? w.reply : w.compose}
      </Text>
      <Text size="sm" c="dimmed" className="sim-prose">
        {w.to}: {answered?.replyTo ?? hubMail}
      </Text>
      {!answered && (
        <SamplePicker
          channel="email"
          onPick={(sample) =>
            change({
              subject: sample.subject ?? '',
              text: sample.text,
              html: sample.html ?? null,
              automatic: sample.automatic ?? false,
            })
          }
        />
      )}
      <TextInput
        size="md"
        label={w.subject}
        value={draft.subject}
        onChange={(event) => change({ subject: event.currentTarget.value })}
      />
      <Textarea
        label={w.mailText}
        autosize
        minRows={6}
        maxRows={12}
        value={draft.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <FilePicker label={w.files} files={draft.files} onChange={(files) => change({ files })} />
      {draft.html !== null && <Checkbox label={w.htmlPart} checked onChange={() => change({ html: null })} />}
      <Tricks>
        <Checkbox
          label={w.automatic}
          checked={draft.automatic}
          onChange={(event) => change({ automatic: event.currentTarget.checked })}
        />
        <Checkbox
          label={w.twiceMail}
          checked={draft.twice}
          onChange={(event) => change({ twice: event.currentTarget.checked })}
        />
      </Tricks>
      <Group grow>
        <Button variant="default" onClick={onCancel}>
          {w.cancel}
        </Button>
        <Button type="submit" loading={sending.isPending}>
          {w.send}
        </Button>
      </Group>
      {sending.data && sending.data.outcome !== 'accepted' && !sending.isPending && (
        <SendResult answer={sending.data} accepted={w.mailSent} />
      )}
    </form>
  );
}

function replySubject(subject: string): string {
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}
