import type { PersonView } from '../../../src/contract/people.ts';
import { useWords } from '../i18n/use-words.ts';

type LoadBarProps = { readonly person: Pick<PersonView, 'name' | 'openCases'>; readonly capacity: number };

/** How much somebody has against what they can take. */
export function LoadBar({ person, capacity }: LoadBarProps) {
  const { t } = useWords();
  const words = { name: person.name, open: String(person.openCases), capacity: String(capacity) };
  const share = capacity === 0 ? 1 : Math.min(1, person.openCases / capacity);
  const isFull = person.openCases >= capacity;
  return (
    <div className="person-load" data-full={isFull} data-high={share >= 0.75}>
      <span className="person-load-bar" role="img" aria-label={t('people.loadLabel', words)}>
        <span style={{ width: `${Math.round(share * 100)}%` }} />
      </span>
      <span className="small">
        {t('people.loadWords', words)}
        {isFull && `, ${t('people.full')}`}
      </span>
    </div>
  );
}
