import { Button, CloseButton } from '@mantine/core';
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { useDone } from './done-context.ts';
import type { ContactActions } from './use-contact-actions.ts';

type DoneNoticeProps = { readonly contact: ContactDetail; readonly undo: ContactActions['undo'] };

/** What was just done to this contact, with its way back. */
export function DoneNotice({ contact, undo }: DoneNoticeProps) {
  const { t, pick } = useWords();
  const { done, setDone } = useDone();
  if (done?.contactId !== contact.id) return undo.error ? <ErrorNotice error={undo.error} /> : null;
  const { change } = done;
  return (
    <>
      <div className="notice contact-done" data-tone="green" role="status">
        <IconCircleCheck size={20} aria-hidden="true" />
        <div className="contact-done-words">
          <strong>{change.undone ? t('contacts.undoneTitle') : pick(change.text)}</strong>
          {change.undone && <p>{t('contacts.undoneHint')}</p>}
        </div>
        {!change.undone && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            loading={undo.isPending}
            onClick={() => undo.mutate(change.id)}
          >
            {t('contacts.undo')}
          </Button>
        )}
        <CloseButton aria-label={t('contacts.close')} onClick={() => setDone(null)} />
      </div>
      {undo.error && <ErrorNotice error={undo.error} />}
    </>
  );
}
