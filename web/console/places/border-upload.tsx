import { Button, FileButton, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { BorderFile, BorderMap } from '../../../src/contract/places.ts';
import { useWords } from '../i18n/use-words.ts';
import { ConfirmDialog } from '../shell/confirm-dialog.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { Notice } from '../shell/notice.tsx';
import { SavedLine } from '../shell/saved-line.tsx';
import { BorderCheck } from './border-check.tsx';
import { useBorderActions } from './use-place-actions.ts';

const mostBytes = 24 * 2 ** 20;

/** Borders from a file: checked first, saved only after a look at the result. */
export function BorderUpload({ map }: { readonly map: BorderMap }) {
  const { t } = useWords();
  const { check, takeOver, clear } = useBorderActions();
  const [file, setFile] = useState<BorderFile | null>(null);
  const [problem, setProblem] = useState<'notJson' | 'tooLarge' | null>(null);
  const [asks, dialog] = useDisclosure(false);

  const read = async (chosen: File | null) => {
    if (!chosen) return;
    for (const one of [check, takeOver, clear]) one.reset();
    setFile(null);
    setProblem(chosen.size > mostBytes ? 'tooLarge' : null);
    if (chosen.size > mostBytes) return;
    try {
      const geojson: unknown = JSON.parse(await chosen.text());
      const next = { name: chosen.name.slice(0, 120), geojson };
      setFile(next);
      check.mutate(next);
    } catch {
      setProblem('notJson');
    }
  };
  const matched = check.data?.matched.length ?? 0;
  return (
    <section className="border-upload" aria-label={t('places.upload')}>
      <Group gap={8}>
        <FileButton
          onChange={(chosen) => void read(chosen)}
          accept=".json,.geojson,application/geo+json,application/json"
        >
          {(props) => (
            <Button {...props} variant="default" leftSection={<IconUpload size={18} />} loading={check.isPending}>
              {t('places.upload')}
            </Button>
          )}
        </FileButton>
        {map.imported > 0 && (
          <Button variant="subtle" color="gray" onClick={dialog.open}>
            {t('places.clear')}
          </Button>
        )}
      </Group>
      <p className="muted small">{t('places.uploadHint')}</p>
      {problem && <Notice tone="red">{t(`places.${problem}`)}</Notice>}
      {check.error && <ErrorNotice error={check.error} />}
      {takeOver.error && <ErrorNotice error={takeOver.error} />}
      {clear.error && <ErrorNotice error={clear.error} />}
      <div role="status">{check.data && <BorderCheck report={check.data} />}</div>
      <SavedLine>
        {takeOver.data
          ? t('places.takenOver', { count: takeOver.data.matched.length })
          : clear.isSuccess && t('places.cleared')}
      </SavedLine>
      {file && matched > 0 && !takeOver.data && (
        <Button loading={takeOver.isPending} onClick={() => takeOver.mutate(file)}>
          {t('places.takeOver', { count: matched })}
        </Button>
      )}
      <ConfirmDialog
        opened={asks}
        onClose={dialog.close}
        title={t('places.clearTitle')}
        lead={t('places.clearLead')}
        confirm={t('places.clear')}
        danger
        onConfirm={() => {
          dialog.close();
          takeOver.reset();
          check.reset();
          clear.mutate();
        }}
      />
    </section>
  );
}
