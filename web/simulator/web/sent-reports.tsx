import { Anchor, Badge, Group, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { ticketStateLabels } from '../../../src/contract/labels.ts';
import type { SimulatedReport } from '../../../src/contract/simulator.ts';
import { fullDate, shortDate } from '../../console/time/dates.ts';
import { useNow } from '../../console/time/now.ts';
import { useWords } from '../words-provider.tsx';

/** Reports that this person sent by the web, newest first, with what their tracking pages say now. */
export function SentReports({ reports }: { readonly reports: readonly SimulatedReport[] }): JSX.Element {
  const { w } = useWords();
  if (reports.length === 0) return <p className="sim-empty">{w.noReports}</p>;
  return (
    <Stack gap="md" component="ul" className="sim-list">
      {reports.toReversed().map((report) => (
        <SentReport key={report.code} report={report} />
      ))}
    </Stack>
  );
}

function SentReport({ report }: { readonly report: SimulatedReport }): JSX.Element {
  const { w, pick, lang } = useWords();
  const now = useNow();
  const { tracking } = report;
  const answers = tracking?.messages.filter((message) => message.from !== 'sender') ?? [];
  return (
    <li className="sim-report">
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text fw={600} className="sim-code">
          {report.code}
        </Text>
        <Text size="xs" c="dimmed">
          {shortDate(report.at, lang, now)}
        </Text>
      </Group>
      <Group gap={6} my={4}>
        {tracking && <Badge color={tracking.late ? 'red' : 'jade'}>{pick(ticketStateLabels[tracking.state])}</Badge>}
        {tracking?.late && <Badge color="red">{w.late}</Badge>}
      </Group>
      <Text size="sm" lineClamp={3}>
        {report.text}
      </Text>
      {tracking?.promisedAt && (
        <Text size="sm" c="dimmed">
          {w.promised(fullDate(tracking.promisedAt, lang))}
        </Text>
      )}
      <Stack gap={6} my="xs">
        {answers.length === 0 && (
          <Text size="sm" c="dimmed">
            {w.waiting}
          </Text>
        )}
        {answers.map((message) => (
          <div key={message.id} className="sim-bubble">
            <Text size="xs" fw={500}>
              {message.agency ? pick(message.agency) : w.hub} · {shortDate(message.at, lang, now)}
            </Text>
            <Text size="sm" className="sim-prose">
              {message.text}
            </Text>
          </div>
        ))}
      </Stack>
      <Anchor size="sm" href={report.trackingPath} target="_blank" rel="noopener">
        {w.track}
      </Anchor>
    </li>
  );
}
