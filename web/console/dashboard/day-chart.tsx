import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import type { Dashboard } from '../../../src/contract/dashboard.ts';
import { useWords } from '../i18n/use-words.ts';
import { oneDecimal, wholeNumber } from '../time/numbers.ts';
import { HourTable } from './hour-table.tsx';

const height = 220;
const left = 34;
const bottom = 28;
const top = 12;
/** Below this a label every three hours does not fit. */
const narrowPx = 480;

/** Reports of today by hour as columns, a usual day as a line; the same as a sentence and as a table. */
export function DayChart({ data, hourNow }: { readonly data: Dashboard; readonly hourNow: number }) {
  const { t, lang } = useWords();
  const [table, setTable] = useState(false);
  const size = useElementSize<HTMLDivElement>();
  const width = Math.max(240, size.width || 640);
  const every = width < narrowPx ? 6 : 3;
  const hours = data.hours;
  const most = Math.max(4, ...hours.map((hour) => Math.max(hour.today, hour.usual)));
  const step = niceStep(most);
  const ceiling = Math.ceil(most / step) * step;
  const slot = (width - left) / Math.max(1, hours.length);
  const y = (value: number) => height - bottom - (value / ceiling) * (height - bottom - top);
  const usual = hours.map((hour, index) => `${left + slot * (index + 0.5)},${y(hour.usual)}`).join(' ');
  const soFar = hours.filter((hour) => hour.hour <= hourNow).reduce((sum, hour) => sum + hour.usual, 0);
  const isKnown = hours.some((hour) => hour.usual > 0);
  const today = wholeNumber(data.receivedToday, lang);
  const sentence = isKnown
    ? t('dashboard.chartSentence', { today, usual: oneDecimal(soFar, lang) })
    : t('dashboard.chartSentenceAlone', { today });
  const lines = Array.from({ length: Math.floor(ceiling / step) + 1 }, (_, index) => index * step);
  return (
    <section className="panel" aria-labelledby="chart-title" ref={size.ref}>
      <header className="panel-head">
        <h2 id="chart-title">{t('dashboard.chart')}</h2>
        <button type="button" className="text-button" onClick={() => setTable(!table)}>
          {table ? t('dashboard.chartView') : t('dashboard.table')}
        </button>
      </header>
      <p className="panel-sentence">{sentence}</p>
      {table ? (
        <HourTable hours={hours} />
      ) : (
        <>
          <svg
            className="chart"
            viewBox={`0 0 ${width} ${height}`}
            height={height}
            role="img"
            aria-label={`${t('dashboard.chart')}. ${sentence}`}
          >
            {lines.map((value) => (
              <g key={value}>
                <line x1={left} x2={width} y1={y(value)} y2={y(value)} className="chart-grid" />
                <text x={left - 8} y={y(value) + 4} textAnchor="end">
                  {wholeNumber(value, lang)}
                </text>
              </g>
            ))}
            {hours.map((hour, index) => (
              <g key={hour.hour}>
                {hour.today > 0 && (
                  <rect
                    x={left + slot * index + slot * 0.2}
                    width={slot * 0.6}
                    y={y(hour.today)}
                    height={height - bottom - y(hour.today)}
                    rx="2"
                    className="chart-today"
                  />
                )}
                {hour.hour % every === 0 && (
                  <text x={left + slot * (index + 0.5)} y={height - 8} textAnchor="middle">
                    {hour.hour}:00
                  </text>
                )}
              </g>
            ))}
            {isKnown && <polyline points={usual} className="chart-usual" />}
          </svg>
          <p className="legend" aria-hidden="true">
            <span className="legend-today" /> {t('dashboard.today')}
            <span className="legend-usual" /> {t('dashboard.usual')}
          </p>
        </>
      )}
    </section>
  );
}

/** 1, 2 or 5 times a power of ten, so that three to five lines carry round numbers. */
function niceStep(most: number): number {
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? power * 10;
}
