import type { RoutingRule } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { thenWords, whenWords, type RuleNames } from './rule-sentence.ts';

type RuleTextProps = {
  readonly rule: Pick<RoutingRule, 'when' | 'then'>;
  readonly names: RuleNames;
  readonly most?: number;
};

/** A rule as a sentence in two parts: what it asks, what it does. */
export function RuleText({ rule, names, most = Infinity }: RuleTextProps) {
  const { t } = useWords();
  const telling = { t, names, most };
  return (
    <p className="rule-text">
      <span>
        <strong>{t('rules.ifWord')}</strong> {whenWords(rule.when, telling)}
      </span>{' '}
      <span>
        <strong>{t('rules.thenWord')}</strong> {thenWords(rule.then, telling)}
      </span>
    </p>
  );
}
