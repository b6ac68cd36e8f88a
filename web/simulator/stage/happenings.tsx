import { Anchor, SegmentedControl } from '@mantine/core';
import { useState, type JSX } from 'react';
import type { Happening, SimulatedPerson, SimulatorState } from '../../../src/contract/simulator.ts';
import { Icon } from '../../shared/icons.tsx';
import { shortDate } from '../../console/time/dates.ts';
import { useNow } from '../../console/time/now.ts';
import { LineIcon } from '../line-icon.tsx';
import { useWords } from '../words-provider.tsx';

type HappeningsProps = {
  readonly happenings: readonly Happening[];
  readonly people: readonly SimulatedPerson[];
  readonly lines: SimulatorState['lines'];
  readonly chosenId: string;
};

/** Everything that passed a front door, newest first. */
export function Happenings({ happenings, people, lines, chosenId }: HappeningsProps): JSX.Element {
  const { w } = useWords();
  const [scope, setScope] = useState('all');
  const shown = happenings.filter((happening) => scope === 'all' || happening.personId === chosenId).toReversed();
  const names = new Map(people.map((person) => [person.id, person.name]));
  return (
    <section className="sim-panel" aria-labelledby="happenings">
      <div className="sim-panel-head">
        <h2 id="happenings">{w.happenings}</h2>
        <SegmentedControl
          size="xs"
          value={scope}
          onChange={setScope}
          aria-label={w.happenings}
          data={[
            { value: 'all', label: w.everyone },
            { value: 'one', label: w.onlyThis },
          ]}
        />
      </div>
      {shown.length === 0 && <p className="sim-empty">{w.nothingYet}</p>}
      <ol className="sim-journal" aria-live="polite">
        {shown.map((happening) => (
          <Line
            key={happening.seq}
            happening={happening}
            lines={lines}
            name={names.get(happening.personId ?? '') ?? null}
          />
        ))}
      </ol>
    </section>
  );
}

type LineProps = Pick<HappeningsProps, 'lines'> & { readonly happening: Happening; readonly name: string | null };

function Line({ happening, lines, name }: LineProps): JSX.Element {
  const { w, pick, lang } = useWords();
  const now = useNow();
  const isInward = happening.direction === 'to_hub';
  return (
    <li data-outcome={happening.outcome} data-direction={happening.direction}>
      <span className="sim-line-icon">
        {happening.outcome === 'passed' ? (
          <LineIcon lines={lines} channel={happening.channel} size={18} />
        ) : (
          <Icon name="alert" size={18} />
        )}
      </span>
      <div>
        <p className="sim-line-what">
          <strong>{name}</strong> <span className="sim-way">{isInward ? `→ ${w.toHub}` : `← ${w.fromHub}`}</span>
        </p>
        <p>{pick(happening.what)}</p>
        {happening.detail !== null && <p className="sim-line-detail">{happening.detail}</p>}
        {happening.link !== null && (
          <Anchor size="sm" href={happening.link} target="_blank" rel="noopener">
            {w.track}
          </Anchor>
        )}
      </div>
      <time dateTime={happening.at}>{shortDate(happening.at, lang, now)}</time>
    </li>
  );
}
