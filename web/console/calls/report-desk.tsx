import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallDetail } from '../../../src/contract/calls.ts';
import { reportCall } from '../api/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import type { CallDraft } from './call-draft.ts';
import { ReadBack } from './read-back.tsx';
import { ReportDone } from './report-done.tsx';
import { ReportForm } from './report-form.tsx';
import { useCallDraft } from './use-call-draft.ts';

type ReportDeskProps = { readonly call: CallDetail; readonly onClose: () => void };

/** Write down, read back, say the code: the three steps of a report by telephone. */
export function ReportDesk({ call, onClose }: ReportDeskProps) {
  const { t } = useWords();
  const say = useSay();
  const client = useQueryClient();
  const { draft, change, forget, restart } = useCallDraft(call);
  const [step, setStep] = useState<'write' | 'read'>('write');
  const mutation = useMutation({
    mutationFn: () => reportCall(call.id, bodyOf(draft)),
    onSuccess: ({ code }) => {
      forget();
      say(t('calls.doneSaid', { code }));
      notifications.clean();
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['calls'] }),
  });
  if (mutation.data) {
    return (
      <ReportDone
        done={mutation.data}
        call={call}
        onFurther={
          call.nextPart === null
            ? null
            : () => {
                restart();
                mutation.reset();
                setStep('write');
              }
        }
        onClose={onClose}
      />
    );
  }
  if (step === 'read') {
    return (
      <ReadBack
        draft={draft}
        error={mutation.error}
        isPending={mutation.isPending}
        onCorrect={() => {
          mutation.reset();
          // Another form of this call was first: what is sent next is its next matter.
          if (mutation.error && call.nextPart !== null) change({ part: call.nextPart });
          setStep('write');
        }}
        onConfirm={() => mutation.mutate()}
      />
    );
  }
  return (
    <ReportForm call={call} draft={draft} onChange={change} onReadBack={() => setStep('read')} onClose={onClose} />
  );
}

function bodyOf(draft: CallDraft): Parameters<typeof reportCall>[1] {
  const { name, contact, address, text, ...rest } = draft;
  return {
    ...rest,
    text: text.trim(),
    name: name.trim() || null,
    contact: contact.trim() || null,
    address: address.trim() || null,
    readBack: true,
  };
}
