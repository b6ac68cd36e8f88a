import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.ts';
import { StateMessage } from './state-message.tsx';

export function NotFound() {
  const { t } = useWords();
  return (
    <StateMessage icon={<IconMapOff />} title={t('shell.notFound')} hint={t('shell.notFoundHint')}>
      <Button component={Link} to="/">
        {t('shell.home')}
      </Button>
    </StateMessage>
  );
}
