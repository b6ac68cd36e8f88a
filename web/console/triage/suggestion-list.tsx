import { Kbd } from '@mantine/core';
import type { SuggestionView } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { percent } from '../time/numbers.ts';

type SuggestionListProps = {
  readonly suggestions: readonly SuggestionView[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
};

/** The router's three best, each with its reasons; the keys 1, 2 and 3 choose. */
export function SuggestionList({ suggestions, chosen, onChoose }: SuggestionListProps) {
  const { t, lang, pick } = useWords();
  if (suggestions.length === 0) return <p className="muted">{t('triage.noSuggestions')}</p>;
  return (
    <div className="suggestions" role="radiogroup" aria-label={t('triage.suggestions')}>
      {suggestions.slice(0, 3).map((suggestion, index) => (
        <button
          key={`${suggestion.agency.code} ${suggestion.category.code}`}
          type="button"
          role="radio"
          aria-checked={index === chosen}
          className="suggestion"
          onClick={() => onChoose(index)}
        >
          <Kbd>{index + 1}</Kbd>
          <span className="suggestion-words">
            <strong>{pick(suggestion.agency)}</strong>
            <span>{pick(suggestion.category)}</span>
            <span className="suggestion-why">{suggestion.why.map(pick).join(' · ')}</span>
          </span>
          <span className="suggestion-sure">
            <span className="meter" aria-hidden="true">
              <span style={{ width: `${Math.round(suggestion.p * 100)}%` }} />
            </span>
            {t('triage.sure', { percent: percent(suggestion.p, lang) })}
          </span>
        </button>
      ))}
    </div>
  );
}
