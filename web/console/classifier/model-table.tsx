import { Button, Progress, Table } from '@mantine/core';
import type { ModelSummary } from '../../../src/contract/classifier.ts';
import { useWords } from '../i18n/use-words.ts';
import { ScrollTable } from '../shell/scroll-table.tsx';
import { Tag, type Tone } from '../shell/tag.tsx';
import { fullDate } from '../time/dates.ts';
import { percent, wholeNumber } from '../time/numbers.ts';
import { useModelName } from './model-names.ts';

type ModelTableProps = {
  readonly models: readonly ModelSummary[];
  readonly shown: string;
  readonly onShow: (id: string) => void;
};

const stages = ['waiting', 'collecting', 'reading', 'judging', 'learning', 'measuring'] as const;

/** The models with their first figures; the newest first, the shipped one last. */
export function ModelTable({ models, shown, onShow }: ModelTableProps) {
  const { t, lang } = useWords();
  const nameOf = useModelName();
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : percent(value, lang);
  return (
    <ScrollTable
      label={t('classifier.models')}
      className="model-table"
      columns={[
        { name: t('classifier.model') },
        { name: t('classifier.state') },
        { name: t('classifier.made') },
        { name: t('classifier.first'), isNumber: true },
        { name: t('classifier.automatic'), isNumber: true },
        { name: t('classifier.automaticRight'), isNumber: true },
        { name: t('classifier.show'), isUnseen: true },
      ]}
    >
      {models.map((model) => (
        <Table.Tr key={model.id} data-shown={model.id === shown}>
          <Table.Th scope="row">
            {nameOf(model.id)}
            {model.startedBy !== null && model.startedAt !== null && (
              <span className="muted small">
                {t('classifier.startedBy', { name: model.startedBy, at: fullDate(model.startedAt, lang) })}
              </span>
            )}
          </Table.Th>
          <Table.Td data-label={t('classifier.state')}>
            <ModelState model={model} />
          </Table.Td>
          <Table.Td data-label={t('classifier.made')}>
            {model.decisions > 0
              ? t('classifier.fromDecisions', {
                  count: model.decisions,
                  number: wholeNumber(model.decisions, lang),
                })
              : t('classifier.fromExamples')}
          </Table.Td>
          <Table.Td className="number" data-label={t('classifier.first')}>
            {share(model.figures?.first)}
          </Table.Td>
          <Table.Td className="number" data-label={t('classifier.automatic')}>
            {share(model.figures?.automatic)}
          </Table.Td>
          <Table.Td className="number" data-label={t('classifier.automaticRight')}>
            {share(model.figures?.automaticRight)}
          </Table.Td>
          <Table.Td>
            {model.state === 'ready' && (
              <Button
                size="compact-sm"
                variant={model.id === shown ? 'light' : 'default'}
                aria-pressed={model.id === shown}
                aria-label={`${t(model.id === shown ? 'classifier.shown' : 'classifier.show')}: ${nameOf(model.id)}`}
                onClick={() => onShow(model.id)}
              >
                {t(model.id === shown ? 'classifier.shown' : 'classifier.show')}
              </Button>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </ScrollTable>
  );
}

function ModelState({ model }: { readonly model: ModelSummary }) {
  const { t } = useWords();
  if (model.state === 'training') {
    const stage = model.stage ?? 'waiting';
    return (
      <div className="model-progress">
        <span role="status">{t(`classifier.stage_${stage}`)}</span>
        <Progress
          aria-label={t('classifier.progress')}
          value={((stages.indexOf(stage) + 0.5) / stages.length) * 100}
          animated
        />
      </div>
    );
  }
  const tone: Tone = model.isActive ? 'green' : model.state === 'failed' ? 'red' : 'grey';
  return (
    <div className="model-state">
      <Tag tone={tone}>{t(model.isActive ? 'classifier.active' : `classifier.${model.state}`)}</Tag>
      {model.problem !== null && <span className="small">{t(`classifier.problem_${model.problem}`)}</span>}
    </div>
  );
}
