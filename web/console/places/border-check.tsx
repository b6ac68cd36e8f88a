import type { Named } from '../../../src/contract/common.ts';
import type { BorderReport } from '../../../src/contract/places.ts';
import { useWords } from '../i18n/use-words.ts';
import { oneDecimal, wholeNumber } from '../time/numbers.ts';

const problemWords = {
  'no-polygon': 'places.problem_noPolygon',
  'no-degrees': 'places.problem_noDegrees',
  'no-name': 'places.problem_noName',
  ambiguous: 'places.problem_ambiguous',
} as const;

/** What a file of borders holds, before it is saved: nothing is left out in silence. */
export function BorderCheck({ report }: { readonly report: BorderReport }) {
  const { t, lang, pick } = useWords();
  const guessed = report.matched.filter(({ how }) => how === 'folded' || how === 'place');
  const named = (title: string, names: readonly Named[]) =>
    names.length > 0 && <Part title={`${title} (${names.length})`} items={names.map(pick)} />;
  return (
    <div className="border-check">
      <h3>{t('places.check', { file: report.file })}</h3>
      <p>
        {t('places.checkMatched', {
          matched: wholeNumber(report.matched.length, lang),
          features: wholeNumber(report.features, lang),
        })}
      </p>
      <p>
        {t('places.checkCover', {
          overlap: oneDecimal(report.overlapPercent, lang),
          gap: oneDecimal(report.gapPercent, lang),
          metres: wholeNumber(report.gridMetres, lang),
        })}
      </p>
      {report.overlaps.length > 0 && (
        <ul className="small">
          {report.overlaps.slice(0, 5).map(({ communes: [one, other], percent }) => (
            <li key={`${one.code} ${other.code}`}>
              {t('places.checkOverlap', { one: pick(one), other: pick(other), percent: oneDecimal(percent, lang) })}
            </li>
          ))}
        </ul>
      )}
      {report.unmatched.length > 0 && (
        <Part
          title={`${t('places.checkUnmatched')} (${report.unmatched.length})`}
          items={report.unmatched.map(({ label, problem }) => `${label}: ${t(problemWords[problem])}`)}
        />
      )}
      {guessed.length > 0 && (
        <Part
          title={`${t('places.checkGuessed')} (${guessed.length})`}
          items={guessed.map(({ label, commune }) => `${label} → ${pick(commune)}`)}
        />
      )}
      {named(t('places.checkDisplaced'), report.displaced)}
      {named(t('places.checkRepeated'), report.repeated)}
      {named(t('places.checkMissing'), report.missing)}
    </div>
  );
}

function Part({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <details open={items.length <= 10}>
      <summary>{title}</summary>
      <ul className="small">
        {items.map((item, index) => (
          <li key={`${index} ${item}`}>{item}</li>
        ))}
      </ul>
    </details>
  );
}
