import { Kbd } from '@mantine/core';
import { IconChecks, IconMessage2Question } from '@tabler/icons-react';
import type { SuggestionView } from '../../../src/contract/tickets.ts';
import { useWords } from '../i18n/use-words.ts';
import { percent } from '../time/numbers.ts';
import { quotedWords } from './marked-words.ts';

type SuggestionListProps = {
  /** The report's words, from which reasons quote. */
  readonly text: string;
  readonly suggestions: readonly SuggestionView[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
};

/** The router's three best, each with its reasons, and what a model outside named besides; the keys 1 to 4 choose. */
export function SuggestionList({ text, suggestions, chosen, onChoose }: SuggestionListProps) {
  const { t, lang, pick } = useWords();
  // Sentences repeat what the quoted words say; the words alone are read faster.
  const why = (suggestion: SuggestionView) => {
    const words = quotedWords(text, suggestion.why);
    const others = suggestion.why
      .filter((reason) => reason.start === null && !(words.length > 0 && reason.kind === 'term'))
      .slice(0, 2);
    return [words.length > 0 && t('triage.words', { words: words.join(', ') }), ...others.map(pick)]
      .filter(Boolean)
      .join(' · ');
  };
  if (suggestions.length === 0) return <p className="muted">{t('triage.noSuggestions')}</p>;
  return (
    <div className="suggestions" role="radiogroup" aria-label={t('triage.suggestions')}>
      {suggestions.map((suggestion, index) => (
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
            {suggestion.coordinating.length > 0 && (
              <span>{t('triage.besides', { list: suggestion.coordinating.map(pick).join(', ') })}</span>
            )}
            {suggestion.refused && (
              <span className="suggestion-refused">{t('handOver.refused', { reason: suggestion.refused.reason })}</span>
            )}
            {suggestion.second && (
              <span className="suggestion-second" data-second={suggestion.second}>
                {suggestion.second === 'same' ? (
                  <IconChecks size={14} aria-hidden="true" />
                ) : (
                  <IconMessage2Question size={14} aria-hidden="true" />
                )}
                {t(suggestion.second === 'same' ? 'triage.secondSame' : 'triage.secondOther')}
              </span>
            )}
            <span className="suggestion-why" title={suggestion.why.map(pick).join(' ')}>
              {why(suggestion)}
            </span>
          </span>
          {suggestion.p > 0 && (
            <span className="suggestion-sure">
              <span className="meter" aria-hidden="true">
                <span style={{ width: `${Math.round(suggestion.p * 100)}%` }} />
              </span>
              {t('triage.sure', { percent: percent(suggestion.p, lang) })}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
