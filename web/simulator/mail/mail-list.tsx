import { Alert, Button, Group, Text, UnstyledButton } from '@mantine/core';
import type { JSX } from 'react';
import type { SimulatedMail } from '../../../src/contract/simulator.ts';
import { Icon } from '../../shared/icons.tsx';
import { shortDate } from '../../console/time/dates.ts';
import { useNow } from '../../console/time/now.ts';
import { useWords } from '../words-provider.tsx';

type MailListProps = {
  readonly mails: readonly SimulatedMail[];
  readonly notice: string | null;
  readonly onOpen: (id: string) => void;
  readonly onCompose: () => void;
};

/** The mailbox, newest first; sent and received in one list, as the conversation went. */
export function MailList({ mails, notice, onOpen, onCompose }: MailListProps): JSX.Element {
  const { w, lang } = useWords();
  const now = useNow();
  return (
    <div className="sim-app">
      <Group justify="space-between">
        <Text fw={600} component="h3">
          {w.inbox}
        </Text>
        <Button size="sm" leftSection={<Icon name="pen" size={16} />} onClick={onCompose}>
          {w.compose}
        </Button>
      </Group>
      {notice !== null && (
        <Alert role="status" color="jade" icon={<Icon name="check" />} p="xs">
          {notice}
        </Alert>
      )}
      {mails.length === 0 && <p className="sim-empty">{w.noMail}</p>}
      <ul className="sim-list sim-mails">
        {mails.toReversed().map((mail) => (
          <li key={mail.id}>
            <UnstyledButton className="sim-mail" onClick={() => onOpen(mail.id)}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm" fw={mail.direction === 'received' ? 600 : 400} truncate>
                  {mail.direction === 'received' ? mail.fromName || mail.from : `${w.to}: ${w.hub}`}
                </Text>
                <Text size="xs" c="dimmed" className="sim-time">
                  {mail.direction === 'sent' && `${w.sentLabel} · `}
                  {shortDate(mail.at, lang, now)}
                </Text>
              </Group>
              <Text size="sm" truncate>
                {mail.subject || w.noSubject}
              </Text>
              <Group gap={6} wrap="nowrap">
                {mail.files.length > 0 && <Icon name="file" size={14} />}
                <Text size="xs" c="dimmed" truncate>
                  {mail.text.slice(0, 120)}
                </Text>
              </Group>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
