import type { TryResult } from '../../../src/contract/rules.ts';
import { useWords } from '../i18n/use-words.ts';
import { wholeNumber } from '../time/numbers.ts';

type TryLoadProps = { readonly load: TryResult['load'] };

/** In how many reports each agency would have a part; what changes first, the rest counted. */
export function TryLoad({ load }: TryLoadProps) {
  const { t, lang, pick } = useWords();
  const changed = load.filter((one) => one.now !== one.then);
  const shown = changed.length > 0 ? changed : load;
  const most = Math.max(1, ...load.map((one) => Math.max(one.now, one.then)));
  const same = load.length - shown.length;
  return (
    <section aria-labelledby="try-load">
      <h3 id="try-load" className="rules-subtitle">
        {t('rules.load')}
      </h3>
      <p className="legend">
        <span className="load-mark" data-when="now" /> {t('rules.loadNow')}
        <span className="load-mark" data-when="then" /> {t('rules.loadThen')}
      </p>
      <ul className="load-bars">
        {shown.map(({ agency, now, then }) => (
          <li
            key={agency.code}
            aria-label={t('rules.loadChange', {
              agency: pick(agency),
              now: wholeNumber(now, lang),
              then: wholeNumber(then, lang),
            })}
          >
            <span className="load-name">{pick(agency)}</span>
            <span className="load-pair" aria-hidden="true">
              <Bar when="now" count={now} most={most} />
              <Bar when="then" count={then} most={most} />
            </span>
            <span className="load-difference small" data-rises={then > now} aria-hidden="true">
              {then === now ? '' : `${then > now ? '+' : '−'}${wholeNumber(Math.abs(then - now), lang)}`}
            </span>
          </li>
        ))}
      </ul>
      {same > 0 && <p className="small muted">{t('rules.loadSame', { count: same })}</p>}
    </section>
  );
}

type BarProps = { readonly when: 'now' | 'then'; readonly count: number; readonly most: number };

function Bar({ when, count, most }: BarProps) {
  const { lang } = useWords();
  return (
    <span className="load-line">
      <span className="load-bar" data-when={when} style={{ width: `${(count / most) * 100}%` }} />
      <span className="small">{wholeNumber(count, lang)}</span>
    </span>
  );
}
