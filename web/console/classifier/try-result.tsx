import type { TriedDecision } from '../../../src/contract/classifier.ts';
import { flagLabels } from '../../../src/contract/labels.ts';
import { useWords } from '../i18n/use-words.ts';
import { Tag } from '../shell/tag.tsx';
import { percent } from '../time/numbers.ts';

/** What was proposed, how surely, why, and what else it could be. */
export function TryResult({ decision }: { readonly decision: TriedDecision }) {
  const { t, lang, pick } = useWords();
  const { lead, category, place, coordinating, confidence, needsHuman, priority, flags, why, alternatives } = decision;
  const proposed = alternatives.find(({ agency }) => agency.code === lead.code);
  const others = alternatives.filter((one) => one !== proposed && one.p > 0.005);
  return (
    <section className="try-result" aria-labelledby="try-result-title">
      <h2 id="try-result-title">{t('classifier.result')}</h2>
      <p className="try-lead">{pick(lead)}</p>
      <p>{category ? pick(category) : t('classifier.noCategory')}</p>
      {place && (
        <p className="muted">
          {t('classifier.place')}: {pick(place)}
        </p>
      )}
      {coordinating.length > 0 && (
        <p className="muted">{t('classifier.together', { agencies: coordinating.map(pick).join(', ') })}</p>
      )}
      <p className="try-tags">
        <Tag tone={needsHuman ? 'amber' : 'green'}>{t(needsHuman ? 'classifier.needsHuman' : 'classifier.mayGo')}</Tag>
        <Tag tone="grey">{t('classifier.sure', { percent: percent(confidence, lang) })}</Tag>
        {priority === 'urgent' && <Tag tone="red">{t('classifier.urgent')}</Tag>}
        {flags.map((flag) =>
          flag === 'urgent' ? null : (
            <Tag key={flag} tone="amber">
              {pick(flagLabels[flag])}
            </Tag>
          ),
        )}
      </p>
      <h3>{t('classifier.why')}</h3>
      <ul className="reasons">
        {why.map((reason) => (
          <li key={`${reason.kind} ${reason.vi}`}>{pick(reason)}</li>
        ))}
      </ul>
      {others.length > 0 && <h3>{t('classifier.others')}</h3>}
      <ul className="try-others">
        {others.map((one) => (
          <li key={`${one.agency.code} ${one.category?.code}`}>
            <span>
              {pick(one.agency)}
              <span className="muted small">{one.category ? pick(one.category) : ''}</span>
            </span>
            <span className="meter" aria-hidden="true">
              <span style={{ width: `${Math.round(one.p * 100)}%` }} />
            </span>
            <span className="number">{percent(one.p, lang)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
