import { Button, Group, Popover, Switch, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDeviceLandlinePhone } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { saveExtension } from '../api/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { setRingPreferences, useRingPreferences } from './ring-preferences.ts';

const allowed = /^[0-9A-Za-z+*#._-]{1,40}$/u;

/** Which telephone stands before this person, and how loud this computer is about it. */
export function TelephoneChoice({ extension }: { readonly extension: string | null }) {
  const { t } = useWords();
  const [opened, handlers] = useDisclosure(false);
  return (
    <Popover
      opened={opened}
      onChange={handlers.set}
      position="bottom-end"
      width={320}
      shadow="md"
      trapFocus
      returnFocus
      transitionProps={{ duration: 100 }}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant={extension === null ? 'filled' : 'default'}
          leftSection={<IconDeviceLandlinePhone size={16} />}
          onClick={handlers.toggle}
        >
          {extension === null ? t('calls.telephoneNone') : t('calls.telephoneOf', { extension })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('calls.telephone')}>
        <TelephoneForm extension={extension} onDone={handlers.close} />
      </Popover.Dropdown>
    </Popover>
  );
}

type TelephoneFormProps = { readonly extension: string | null; readonly onDone: () => void };

function TelephoneForm({ extension, onDone }: TelephoneFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [typed, setTyped] = useState(extension ?? '');
  const [tried, setTried] = useState(false);
  const [takenFrom, setTakenFrom] = useState<string | null>(null);
  const mutation = useMutation({
    mutationFn: saveExtension,
    onSuccess: (answer) => {
      void client.invalidateQueries({ queryKey: ['calls'] });
      if (answer.takenFrom === null) onDone();
      else setTakenFrom(answer.takenFrom);
    },
  });
  const isGood = allowed.test(typed.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isGood) mutation.mutate(typed.trim());
  };
  return (
    <form className="form telephone-form" onSubmit={submit} noValidate>
      <TextInput
        label={t('calls.telephoneField')}
        description={t('calls.telephoneLead')}
        maxLength={40}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={tried && !isGood ? t('calls.telephoneBad') : null}
        data-autofocus
      />
      {takenFrom !== null && <p className="small">{t('calls.telephoneTaken', { name: takenFrom })}</p>}
      {mutation.error && <ErrorNotice error={mutation.error} />}
      <Group justify="flex-end" gap={8}>
        {extension !== null && (
          <Button size="xs" variant="default" loading={mutation.isPending} onClick={() => mutation.mutate(null)}>
            {t('calls.telephoneLeave')}
          </Button>
        )}
        <Button size="xs" type="submit" loading={mutation.isPending}>
          {t('calls.telephoneSave')}
        </Button>
      </Group>
      <RingChoices />
    </form>
  );
}

/** Of this computer, not of the person: somebody else may sit next to it. */
function RingChoices() {
  const { t } = useWords();
  const { sound, notify } = useRingPreferences();
  const [isRefused, setIsRefused] = useState(false);
  const askToNotify = async (wanted: boolean) => {
    const isGranted = wanted && 'Notification' in globalThis && (await Notification.requestPermission()) === 'granted';
    setIsRefused(wanted && !isGranted);
    setRingPreferences({ notify: isGranted });
  };
  return (
    <div className="telephone-switches">
      <Switch
        label={t('calls.sound')}
        checked={sound}
        onChange={(event) => setRingPreferences({ sound: event.currentTarget.checked })}
      />
      <Switch
        label={t('calls.notify')}
        checked={notify}
        onChange={(event) => void askToNotify(event.currentTarget.checked)}
        error={isRefused ? t('calls.notifyRefused') : null}
      />
    </div>
  );
}
