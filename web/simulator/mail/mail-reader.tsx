import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import type { SimulatedMail } from '../../../src/contract/simulator.ts';
import { Icon } from '../../shared/icons.tsx';
import { LinkedText } from '../linked-text.tsx';
import { fullDate } from '../../console/time/dates.ts';
import { useWords } from '../words-provider.tsx';

type MailReaderProps = { readonly mail: SimulatedMail; readonly onBack: () => void; readonly onReply: () => void };

/** One mail as text; HTML is never drawn, only said to be there. */
export function MailReader({ mail, onBack, onReply }: MailReaderProps): JSX.Element {
  const { w, lang } = useWords();
  return (
    <div className="sim-app">
      <Group justify="space-between">
        <Button size="sm" variant="default" onClick={onBack}>
          ‹ {w.back}
        </Button>
        {mail.direction === 'received' && (
          <Button size="sm" onClick={onReply}>
            {w.reply}
          </Button>
        )}
      </Group>
      <Text component="h3" size="lg" fw={600} className="sim-prose">
        {mail.subject || w.noSubject}
      </Text>
      <Stack gap={2}>
        <Text size="sm">
          {w.from}: {mail.fromName || mail.from}
        </Text>
        <Text size="xs" c="dimmed" className="sim-prose">
          {w.to}: {mail.to} · {fullDate(mail.at, lang)}
        </Text>
      </Stack>
      {(mail.automatic || mail.hasHtml) && (
        <Group gap={6}>
          {mail.automatic && <Badge color="gray">{w.automaticBadge}</Badge>}
          {mail.hasHtml && <Badge color="gray">{w.htmlBadge}</Badge>}
        </Group>
      )}
      <div className="sim-letter sim-prose">
        <LinkedText text={mail.text} />
      </div>
      {mail.files.length > 0 && (
        <Stack gap={4} role="group" aria-label={w.files}>
          {mail.files.map((file) => (
            <Group key={file.url ?? file.name} gap={6} wrap="nowrap" className="sim-file">
              <Icon name="file" size={16} />
              <Anchor size="sm" href={file.url ?? undefined} download>
                {file.name}
              </Anchor>
              <Text size="xs" c="dimmed">
                {Math.max(1, Math.round(file.size / 1024))} KB
              </Text>
            </Group>
          ))}
        </Stack>
      )}
      <details className="sim-tricks">
        <summary>{w.headers}</summary>
        <dl className="sim-headers">
          {mail.headers.map((header) => (
            <div key={header.name}>
              <dt>{header.name}</dt>
              <dd>{header.value}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
