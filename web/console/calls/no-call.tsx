import { IconPhone, IconPhoneCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { callDeskQuery } from '../api/calls.ts';
import { useWords } from '../i18n/use-words.ts';
import { StateMessage } from '../shell/state-message.tsx';

/** The desk before a call is chosen: says what will happen, and what it still needs to know. */
export function NoCall() {
  const { t } = useWords();
  const { data } = useQuery(callDeskQuery);
  if (data && data.extension === null)
    return <StateMessage icon={<IconPhone />} title={t('calls.pickExtension')} hint={t('calls.pickExtensionHint')} />;
  return <StateMessage icon={<IconPhoneCheck />} title={t('calls.pick')} hint={t('calls.pickHint')} />;
}
