import { Chip, Group, TextInput } from '@mantine/core';
import type { RuleCondition } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { useBuilder } from './builder-context.ts';
import { weekDays } from './day-words.ts';

type TimeCondition = Extract<RuleCondition, { readonly kind: 'time' }>;

type TimeFieldsProps = {
  readonly condition: TimeCondition;
  readonly at: string;
  readonly onChange: (condition: TimeCondition) => void;
};

/** Days of the week and a span of the day, which may pass midnight. */
export function TimeFields({ condition, at, onChange }: TimeFieldsProps) {
  const { t } = useWords();
  const { faultAt } = useBuilder();
  const { days, from, until } = condition;
  const daysFault = faultAt(`${at}.days`);
  return (
    <>
      <div role="group" aria-label={t('rules.days')}>
        <Chip.Group
          multiple
          value={days.map(String)}
          onChange={(chosen) =>
            onChange({ ...condition, days: weekDays.filter((day) => chosen.includes(String(day))) })
          }
        >
          <Group gap={6}>
            {weekDays.map((day) => (
              <Chip key={day} value={String(day)} size="sm" aria-label={t(`rules.day_${day}`)}>
                {t(`rules.short_${day}`)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {daysFault !== null && <p className="condition-fault">{daysFault}</p>}
      </div>
      <Group gap={12} align="flex-start">
        <TextInput
          type="time"
          label={t('rules.from')}
          value={from}
          error={faultAt(`${at}.from`)}
          onChange={(event) => onChange({ ...condition, from: event.currentTarget.value })}
        />
        <TextInput
          type="time"
          label={t('rules.until')}
          value={until}
          error={faultAt(`${at}.until`)}
          onChange={(event) => onChange({ ...condition, until: event.currentTarget.value })}
        />
      </Group>
      {from !== '' && until !== '' && until < from && <p className="small muted">{t('rules.overnight')}</p>}
    </>
  );
}
