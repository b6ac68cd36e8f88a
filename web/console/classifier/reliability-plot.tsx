import { Table } from '@mantine/core';
import { useId } from 'react';
import type { CardDetailsView } from '../../../src/contract/classifier.ts';
import { useWords } from '../i18n/use-words.ts';
import { ScrollTable } from '../shell/scroll-table.tsx';
import { percent, wholeNumber } from '../time/numbers.ts';

const size = 260;
const left = 44;
const bottom = 34;
const top = 10;
const right = 22;
const ticks = [0, 0.25, 0.5, 0.75, 1];

/** What the model claims against how often it was right; larger points hold more texts. The same as a table beside it. */
export function ReliabilityPlot({ bins }: { readonly bins: CardDetailsView['reliability'] }) {
  const titleId = useId();
  const { t, lang } = useWords();
  const filled = bins.filter((bin) => bin.texts > 0);
  const most = Math.max(1, ...filled.map((bin) => bin.texts));
  const x = (share: number) => left + share * (size - left - right);
  const y = (share: number) => size - bottom - share * (size - bottom - top);
  const points = filled.map((bin) => ({ ...bin, share: bin.right / bin.texts }));
  return (
    <section className="panel" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('classifier.reliability')}</h2>
      <p className="muted small panel-sentence">{t('classifier.reliabilityLead')}</p>
      <div className="reliability">
        <svg className="chart" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('classifier.reliability')}>
          {ticks.map((tick) => (
            <g key={tick}>
              <line x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} className="chart-grid" />
              <text x={left - 6} y={y(tick) + 4} textAnchor="end">
                {percent(tick, lang)}
              </text>
              <text x={x(tick)} y={size - bottom + 18} textAnchor="middle">
                {percent(tick, lang)}
              </text>
            </g>
          ))}
          <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className="reliability-ideal" />
          <polyline points={points.map((bin) => `${x(bin.said)},${y(bin.share)}`).join(' ')} className="chart-usual" />
          {points.map((bin) => (
            <circle
              key={bin.from}
              cx={x(bin.said)}
              cy={y(bin.share)}
              r={3 + 6 * Math.sqrt(bin.texts / most)}
              className="reliability-point"
            />
          ))}
        </svg>
        <ScrollTable
          label={t('classifier.reliability')}
          isNarrow
          columns={[
            { name: t('classifier.said') },
            { name: t('classifier.really'), isNumber: true },
            { name: t('classifier.texts'), isNumber: true },
          ]}
        >
          {points.map((bin) => (
            <Table.Tr key={bin.from}>
              <Table.Th scope="row">
                {t('classifier.span', { from: percent(bin.from, lang), to: percent(bin.to, lang) })}
              </Table.Th>
              <Table.Td className="number">{percent(bin.share, lang)}</Table.Td>
              <Table.Td className="number">{wholeNumber(bin.texts, lang)}</Table.Td>
            </Table.Tr>
          ))}
        </ScrollTable>
      </div>
    </section>
  );
}
