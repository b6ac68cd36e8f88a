import { Button, Group, Skeleton } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContactDetail } from '../../../src/contract/contacts.ts';
import { mergePreviewQuery } from '../api/contacts.ts';
import { useWords } from '../i18n/use-words.ts';
import { Dialog } from '../shell/dialog.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { ContactPicker } from './contact-picker.tsx';
import { ContactProblem } from './contact-problem.tsx';
import { MergePreviewView } from './merge-preview.tsx';
import { useContactActions } from './use-contact-actions.ts';

type MergeDialogProps = {
  readonly contact: ContactDetail;
  /** Whom to merge with, when that is known already. */
  readonly preset: string | null;
  readonly onClose: () => void;
};

/** Chooses the other one, shows both sides and what would move, and merges. */
export function MergeDialog({ contact, preset, onClose }: MergeDialogProps) {
  const { t } = useWords();
  const [otherId, setOtherId] = useState(preset);
  return (
    <Dialog onClose={onClose} title={t('contacts.mergeTitle')} size="xl">
      {otherId === null ? (
        <div className="form">
          <p>{t('contacts.mergePickLead')}</p>
          <ContactPicker label={t('contacts.mergePick')} without={[contact.id]} onPick={(row) => setOtherId(row.id)} />
        </div>
      ) : (
        <Compare ownId={contact.id} otherId={otherId} onOther={() => setOtherId(null)} onClose={onClose} />
      )}
    </Dialog>
  );
}

type CompareProps = {
  readonly ownId: string;
  readonly otherId: string;
  readonly onOther: () => void;
  readonly onClose: () => void;
};

function Compare({ ownId, otherId, onOther, onClose }: CompareProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const search = useSearch({ from: '/staff/framed/contacts' });
  const [isSwapped, setSwapped] = useState(false);
  const [keeps, goes] = isSwapped ? [otherId, ownId] : [ownId, otherId];
  const { data, error, refetch } = useQuery(mergePreviewQuery(keeps, goes));
  const { change } = useContactActions();
  const merge = () => {
    if (!data) return;
    change.mutate(
      {
        id: keeps,
        step: 'merge',
        body: { version: data.survivor.version, otherId: goes, otherVersion: data.other.version },
      },
      {
        onSuccess: () => {
          onClose();
          if (isSwapped) void navigate({ to: '/contacts/$contactId', params: { contactId: keeps }, search });
        },
      },
    );
  };
  return (
    <div className="form">
      {!data && !error && (
        <div role="status" aria-label={t('contacts.loading')}>
          <Skeleton height={96} />
          <Skeleton height={72} mt={12} />
        </div>
      )}
      {error && <ErrorNotice error={error} />}
      {data && <MergePreviewView preview={data} />}
      <ContactProblem
        error={change.error}
        onReload={() => {
          change.reset();
          void refetch();
        }}
      />
      <Group justify="space-between">
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconArrowsExchange size={17} />}
            onClick={() => setSwapped(!isSwapped)}
          >
            {t('contacts.swap')}
          </Button>
          <Button variant="subtle" onClick={onOther}>
            {t('contacts.otherChoice')}
          </Button>
        </Group>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button onClick={merge} loading={change.isPending} disabled={!data} data-autofocus>
            {t('contacts.mergeConfirm')}
          </Button>
        </Group>
      </Group>
    </div>
  );
}
