import { Tooltip } from '@mantine/core';
import { clockShare, clockTone, clockWords } from '../../../src/contract/clock-words.ts';
import type { ClockView } from '../../../src/contract/clock.ts';
import { clockKindLabels } from '../../../src/contract/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { useCalendar } from '../shell/use-reference.ts';
import { ClockRing } from './clock-ring.tsx';
import { fullDate } from './dates.ts';
import { useNow } from './now.ts';
import { percent } from './numbers.ts';

type ClockChipProps = {
  readonly clock: ClockView;
  /** For narrow places. */
  readonly short?: boolean;
  /** Says whose and which deadline it is, where the page does not say so beside it. */
  readonly named?: boolean;
};

/** A deadline: a ring that empties and the words beside it. */
export function ClockChip({ clock, short = false, named = false }: ClockChipProps) {
  const { t, lang, pick } = useWords();
  const { share, tone, words } = useClock(clock);
  const shown = short ? shorten(words) : words;
  const name = [clockKindLabels[clock.kind], clock.agency]
    .filter((one) => one !== null)
    .map(pick)
    .join(', ');
  const unit = unitOf(clock.unit);
  const rule = unit ? t(`clock.unit_${unit}`, { count: clock.amount }) : `${clock.amount}`;
  const lines = [
    `${pick(clockKindLabels[clock.kind])}: ${words}`,
    `${t('clock.started')}: ${fullDate(clock.startedAt, lang)}`,
    `${t('clock.due')}: ${fullDate(clock.dueAt, lang)}`,
    clock.pausedAt && `${t('clock.pausedSince')}: ${fullDate(clock.pausedAt, lang)}`,
    clock.breachedAt && `${t('clock.breachedAt')}: ${fullDate(clock.breachedAt, lang)}`,
    `${t('clock.policy')}: ${rule}. ${clock.unit.startsWith('working') ? t('clock.calendar') : t('clock.calendarPlain')}`,
    t('clock.used', { percent: percent(share, lang) }),
  ].filter(Boolean);
  return (
    <Tooltip
      multiline
      w={320}
      label={lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    >
      <span className="clock" data-tone={tone} data-named={named}>
        <ClockRing share={share} tone={tone} />
        <span className="clock-words">{named ? `${name}: ${shown}` : shown}</span>
      </span>
    </Tooltip>
  );
}

/** For a row: no 'làm việc', and no minutes beside many hours; the tooltip says all. */
function shorten(words: string): string {
  return words
    .replace(/ làm việc| of working time/, '')
    .replace('working day', 'day')
    .replace(/((?:[3-9]|\d{2,}) (?:giờ|hours)) \d+ (?:phút|minutes?)/, '$1');
}

/** How a clock stands now: share used, tone, words in the reader's language. */
function useClock(clock: ClockView) {
  const { lang } = useWords();
  const now = useNow();
  const calendar = useCalendar();
  const share = calendar ? clockShare(clock, calendar, now) : clock.usedShare;
  const words = calendar ? clockWords(clock, calendar, now, lang) : null;
  return { share, tone: clockTone(clock, share), words: words ?? fullDate(clock.dueAt, lang) };
}

const units = ['minutes', 'hours', 'days', 'working-minutes', 'working-hours', 'working-days'] as const;

function unitOf(unit: string): (typeof units)[number] | undefined {
  return units.find((known) => known === unit);
}
