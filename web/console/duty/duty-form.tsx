import { Button, NumberInput, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { DutyView } from '../../../src/contract/duty.ts';
import { dutyQuery, saveDuty } from '../api/duty.ts';
import { useWords } from '../i18n/use-words.ts';
import { useSay } from '../live/live-context.ts';
import { SaveBar } from '../shell/save-bar.tsx';
import { dayWords } from '../time/dates.ts';
import { draftOf, weekOrder, withDay, withWeekday, type DutyDraft } from './duty-draft.ts';
import { PeopleSelect } from './people-select.tsx';

type DutyFormProps = { readonly view: DutyView; readonly writes: boolean };

/** The roster by week and by date, and one bar that saves both. */
export function DutyForm({ view, writes }: DutyFormProps) {
  const { t, lang } = useWords();
  const say = useSay();
  const client = useQueryClient();
  // Changes are about the roster they were made on, not about one that came in between.
  const [begun, setBegun] = useState<{ readonly version: string; readonly draft: DutyDraft } | null>(null);
  const [newDay, setNewDay] = useState('');
  const stored = draftOf(view);
  const draft = begun?.draft ?? stored;
  const isChanged = begun !== null && JSON.stringify(begun.draft) !== JSON.stringify(stored);
  const saving = useMutation({
    mutationFn: () => saveDuty({ version: begun?.version ?? view.version, ...draft }),
    onSuccess: (saved) => {
      client.setQueryData(dutyQuery.queryKey, saved);
      setBegun(null);
      say(t('duty.saved'));
    },
  });
  const change = (next: DutyDraft) => {
    saving.reset();
    setBegun({ version: begun?.version ?? view.version, draft: next });
  };
  const discard = () => {
    saving.reset();
    setBegun(null);
    void client.invalidateQueries({ queryKey: dutyQuery.queryKey });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  const addDay = () => {
    change(withDay(draft, newDay, []));
    setNewDay('');
  };
  const canAdd = newDay >= view.today && !draft.days.some(({ day }) => day === newDay);
  return (
    <form className="people-form" onSubmit={submit}>
      <section aria-labelledby="duty-week">
        <h2 id="duty-week">{t('duty.week')}</h2>
        <p className="muted small">{t('duty.weekLead', { handover: draft.handover })}</p>
        <ul className="duty-days">
          {weekOrder.map((weekday) => (
            <li key={weekday}>
              <span>{t(`duty.day_${weekday}`)}</span>
              <PeopleSelect
                label={t('duty.onDay', { day: t(`duty.day_${weekday}`) })}
                staff={view.staff}
                value={draft.week[weekday] ?? []}
                readOnly={!writes}
                onChange={(people) => change(withWeekday(draft, weekday, people))}
              />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="duty-dates">
        <h2 id="duty-dates">{t('duty.dates')}</h2>
        <p className="muted small">{draft.days.length === 0 ? t('duty.noDates') : t('duty.datesLead')}</p>
        <ul className="duty-days">
          {draft.days.map(({ day, people }) => (
            <li key={day}>
              <span>{dayWords(day, lang)}</span>
              <PeopleSelect
                label={t('duty.onDay', { day: dayWords(day, lang) })}
                staff={view.staff}
                value={people}
                readOnly={!writes}
                onChange={(next) => change(withDay(draft, day, next))}
              />
              {writes && (
                <button
                  type="button"
                  className="text-button"
                  aria-label={t('duty.removeDay', { day: dayWords(day, lang) })}
                  onClick={() => change(withDay(draft, day, null))}
                >
                  {t('duty.remove')}
                </button>
              )}
            </li>
          ))}
        </ul>
        {writes && (
          <div className="duty-add">
            <TextInput
              type="date"
              label={t('duty.newDay')}
              min={view.today}
              value={newDay}
              onChange={(event) => setNewDay(event.currentTarget.value)}
            />
            <Button variant="default" leftSection={<IconPlus size={18} />} disabled={!canAdd} onClick={addDay}>
              {t('duty.addDay')}
            </Button>
          </div>
        )}
      </section>
      <section className="duty-terms" aria-labelledby="duty-terms">
        <h2 id="duty-terms">{t('duty.terms')}</h2>
        <TextInput
          type="time"
          label={t('duty.handover')}
          description={t('duty.handoverHint')}
          readOnly={!writes}
          required
          withAsterisk={false}
          value={draft.handover}
          onChange={(event) => change({ ...draft, handover: event.currentTarget.value })}
        />
        <NumberInput
          label={t('duty.escalate')}
          description={t('duty.escalateHint')}
          readOnly={!writes}
          min={1}
          max={240}
          allowDecimal={false}
          suffix={t('duty.minutes')}
          value={draft.escalateMinutes}
          onChange={(value) => change({ ...draft, escalateMinutes: typeof value === 'number' ? value : 1 })}
        />
      </section>
      {writes && (
        <SaveBar
          saving={saving}
          isChanged={isChanged}
          discard={discard}
          saved={t('duty.saved')}
          outdated="duty_changed"
        />
      )}
    </form>
  );
}
