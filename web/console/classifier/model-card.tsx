import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CardSetView } from '../../../src/contract/classifier.ts';
import { modelQuery } from '../api/classifier.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { PageLoading } from '../shell/page-loading.tsx';
import { percent, wholeNumber } from '../time/numbers.ts';
import { CategoryTable } from './category-table.tsx';
import { FigureTable } from './figure-table.tsx';
import { FlagTable } from './flag-table.tsx';
import { useModelName } from './model-names.ts';
import { ReliabilityPlot } from './reliability-plot.tsx';

type ModelCardProps = { readonly id: string; readonly other: string | null };

/** Fewer texts than this say little. */
const tellingTexts = 100;

/** The report card of a model, beside that of another. */
export function ModelCard({ id, other }: ModelCardProps) {
  const { t, lang } = useWords();
  const nameOf = useModelName();
  const { data: model, error, refetch } = useQuery(modelQuery(id));
  const { data: compared } = useQuery({ ...modelQuery(other ?? ''), enabled: other !== null });
  const [chosen, setChosen] = useState<string | null>(null);
  if (!model) return error ? <ErrorNotice error={error} onRetry={() => void refetch()} /> : <PageLoading />;
  const { card } = model;
  const common = card?.sets.find((one) => compared?.card?.sets.some(({ name }) => name === one.name));
  const set = card?.sets.find((one) => one.name === chosen) ?? common ?? card?.sets[0];
  if (!card || !set) return <p className="muted">{t('classifier.noCard')}</p>;
  const beside = other === null ? undefined : compared?.card?.sets.find((one) => one.name === set.name);
  const then = set.inUse;
  const thenName = then === null ? '' : `${t('classifier.inUseThen')}: ${nameOf(String(then.id ?? 'shipped'))}`;
  const columns = [
    { name: set.folded ? t('classifier.clean') : nameOf(id), figures: set.clean },
    ...(set.folded ? [{ name: t('classifier.folded'), figures: set.folded }] : []),
    ...(set.noisy ? [{ name: t('classifier.noisy'), figures: set.noisy }] : []),
    ...(then ? [{ name: thenName, figures: then.clean }] : []),
    ...(beside && other !== null ? [{ name: nameOf(other), figures: beside.clean }] : []),
  ];
  return (
    <div className="model-card">
      <div className="model-sets">
        <SegmentedControl
          aria-label={t('classifier.sets')}
          value={set.name}
          onChange={setChosen}
          data={card.sets.map((one) => ({ value: one.name, label: t(`classifier.set_${one.name}`) }))}
        />
        <p className="muted small">
          {t(`classifier.about_${set.name}`)} {t('classifier.threshold', { percent: percent(card.threshold, lang) })}
        </p>
        {set.clean.texts < tellingTexts && (
          <p className="small few-texts">
            {set.clean.texts === 0
              ? t('classifier.noTexts')
              : t('classifier.fewTexts', { number: wholeNumber(set.clean.texts, lang) })}
          </p>
        )}
      </div>
      {other !== null && compared && !beside && (
        <p className="small few-texts">{t('classifier.notComparable', { model: nameOf(other) })}</p>
      )}
      <FigureTable columns={columns} />
      {then && <p className="muted small">{t('classifier.inUseNote', { model: thenName })}</p>}
      {set.clean.texts > 0 && <SetDetails set={set} beside={beside} words={card.words} names={[id, other]} />}
    </div>
  );
}

type SetDetailsProps = {
  readonly set: CardSetView;
  readonly beside: CardSetView | undefined;
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly names: readonly [string, string | null];
};

function SetDetails({ set, beside, words, names: [own, other] }: SetDetailsProps) {
  const nameOf = useModelName();
  return (
    <>
      <div className="card-grid">
        {beside && <h2 className="card-name">{nameOf(own)}</h2>}
        {beside && <h2 className="card-name">{nameOf(other ?? '')}</h2>}
        <ReliabilityPlot bins={set.clean.reliability} />
        {beside && <ReliabilityPlot bins={beside.clean.reliability} />}
        {set.clean.flags.length > 0 && <FlagTable flags={set.clean.flags} />}
        {beside && beside.clean.flags.length > 0 && <FlagTable flags={beside.clean.flags} />}
      </div>
      <CategoryTable categories={set.clean.categories} words={words} />
    </>
  );
}
