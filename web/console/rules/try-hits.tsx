import { Link } from '@tanstack/react-router';
import type { TryResult, RoutingRule } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';

type TryHitsProps = { readonly hits: TryResult['hits']; readonly rules: readonly RoutingRule[] };

/** Which rules work, and which only stand there. */
export function TryHits({ hits, rules }: TryHitsProps) {
  const { t } = useWords();
  const used = hits.filter((hit) => hit.count > 0).toSorted((one, other) => other.count - one.count);
  const usedIds = new Set(used.map((hit) => hit.rule));
  const unused = rules.filter((rule) => rule.active && !usedIds.has(rule.id));
  return (
    <section aria-labelledby="try-hits">
      <h3 id="try-hits" className="rules-subtitle">
        {t('rules.hits')}
      </h3>
      <ul className="try-hits">
        {used.map((hit) => (
          <li key={hit.rule}>
            <Link to="/rules/rule/$ruleId" params={{ ruleId: hit.rule }}>
              {hit.name}
            </Link>
            <span className="muted">{t('rules.times', { count: hit.count })}</span>
          </li>
        ))}
      </ul>
      <h4 className="rules-subtitle">{t('rules.unused')}</h4>
      {unused.length === 0 ? (
        <p className="small muted">{t('rules.unusedNone')}</p>
      ) : (
        <ul className="try-hits">
          {unused.map((rule) => (
            <li key={rule.id}>
              <Link to="/rules/rule/$ruleId" params={{ ruleId: rule.id }}>
                {rule.name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
